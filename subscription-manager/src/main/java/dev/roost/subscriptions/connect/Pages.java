package dev.roost.subscriptions.connect;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages; what is put into them is escaped. */
@CheckedTemplate(basePath = "connect")
final class Pages {

  private Pages() {}

  /** What the app will be able to do, and the button. */
  static native TemplateInstance start(Place place, String action);

  /** Where an app has several webhooks and the link names none. */
  static native TemplateInstance choose(Place place, List<String> endpoints);

  /** The user has let the app in. */
  static native TemplateInstance connected(Place place, String who, String next);

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
