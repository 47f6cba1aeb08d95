package dev.roost.subscriptions.connect;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages; what is put into them is escaped. */
@CheckedTemplate(basePath = "connect")
final class Pages {

  private Pages() {}

  /**
   * What the app will be able to do, and the button, which sends the page's token, and the
   * invitation unless it is empty.
   */
  static native TemplateInstance start(Place place, String action, String token, String invitation);

  /** The user has let the app in, now or before. */
  static native TemplateInstance connected(Place place, boolean already, String who, String next);

  /** It did not come to that. */
  static native TemplateInstance trouble(Place place, String title, String text, String again);

  /**
   * Where a page stands.
   *
   * @param base the path before {@code /connect}, empty at a host's root
   * @param app the app's name
   */
  record Place(String base, String app) {}
}
