package dev.roost.subscriptions.connect;

import dev.roost.subscriptions.consent.AskedScope;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages; what is put into them is escaped. */
@CheckedTemplate(basePath = "connect")
final class Pages {

  private Pages() {}

  /** What the app will be told, and the button. */
  static native TemplateInstance start(Place place, Offer offer, Form form);

  /** The user has let the app in, now or before. */
  static native TemplateInstance connected(Place place, Outcome outcome, Links links);

  /** What ends, and the button. */
  static native TemplateInstance disconnect(Place place, Form form);

  /** How far the end is. */
  static native TemplateInstance disconnected(Place place, Progress progress, Links links);

  /** It did not come to that. */
  static native TemplateInstance trouble(Place place, String title, String text, Links links);

  /**
   * Where a page stands.
   *
   * @param base the path before {@code /connect}, empty at a host's root
   * @param disconnectPage where people take back what they have let the app do
   * @param look the company's
   */
  record Place(String base, String disconnectPage, Look look) {}

  /**
   * What people are asked for.
   *
   * @param scopes each scope that X will ask for; empty by OAuth 1.0a
   * @param activities what the app will be told; empty where the scopes say it
   * @param isWhole whether X offers them all together or not at all
   */
  record Offer(List<AskedScope> scopes, List<String> activities, boolean isWhole) {}

  /**
   * A page's one form.
   *
   * @param action where it is sent
   * @param token the page's
   * @param invitation empty where there is none
   * @param returnTo empty where there is none
   */
  record Form(String action, String token, String invitation, String returnTo) {}

  /**
   * How connecting came out.
   *
   * @param already whether it had come out so before
   * @param who the person
   * @param next what happens next
   * @param lost what does not arrive, for want of a scope
   */
  record Outcome(boolean already, String who, String next, List<String> lost) {}

  /**
   * How far a disconnection is.
   *
   * @param done whether nothing is left to do
   * @param subscriptions what of the activities
   * @param credentials what of the consent
   */
  record Progress(boolean done, String subscriptions, String credentials) {}

  /**
   * Where to go from a page; each empty where there is no such way.
   *
   * @param again to start again
   * @param back to who sent the person here
   */
  record Links(String again, String back) {}
}
