package dev.roost.stack.run;

/**
 * The one app the stack knows from the start; its credentials are put into the vault by the demo.
 */
final class DemoApp {

  static final String APP = "demo";
  static final String ENDPOINT = "main";

  private DemoApp() {}

  /** The page on which people connect to the app. */
  static String connectPage(String connectUrl) {
    return connectUrl + "/connect/" + APP;
  }

  /** The webhook's address at webhook-ingest. */
  static String webhook(String ingestUrl) {
    return ingestUrl + "/webhooks/" + APP + "/" + ENDPOINT;
  }
}
