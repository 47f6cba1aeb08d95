package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.fixtures.Call.asOperator;

import io.restassured.response.ValidatableResponse;

/** Connect settings of apps. */
final class Settings {

  private Settings() {}

  /**
   * What people find who connect to the app's webhook.
   *
   * @param members of the body, beside the endpoint; JSON without braces
   */
  static ValidatableResponse put(String app, String members) {
    return asOperator()
        .body("{\"endpoint\":\"main\"," + members + "}")
        .put("/api/v1/apps/" + app + "/connect")
        .then();
  }
}
