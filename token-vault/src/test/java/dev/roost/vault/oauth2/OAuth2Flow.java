package dev.roost.vault.oauth2;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;

import dev.roost.vault.doubles.FakeOAuth2;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Call;
import dev.roost.vault.fixtures.Database;
import io.restassured.response.Response;
import java.sql.SQLException;

/** The steps by which a user connects by OAuth 2.0 and the app calls X for them. */
final class OAuth2Flow {

  /** Where a call in the user's name arrives at X. */
  static final String SUBSCRIPTIONS = "/2/activity/subscriptions";

  private static final String SCOPES = "[\"dm.read\",\"dm.write\",\"tweet.read\",\"users.read\"]";

  private OAuth2Flow() {}

  /** An app with a consumer credential and an OAuth 2.0 client. */
  static void putApp(String app) {
    Call.putApp(app);
    asAdmin()
        .body(
            "{\"client\":{\"id\":\"client-id-%1$s\",\"secret\":\"client-secret-of-%1$s\"}}"
                .formatted(app))
        .put("/api/v1/apps/" + app)
        .then()
        .statusCode(200);
  }

  static Response begin(String app) {
    return asManager()
        .body(
            "{\"callback\":\"https://connect.example.com/connect/demo/callback\",\"scopes\":%s}"
                .formatted(SCOPES))
        .post("/api/v1/apps/" + app + "/oauth2/handshakes");
  }

  static Response complete(String app, Response begun, String code) {
    return complete(app, begun.path("id"), begun.path("state"), code);
  }

  static Response complete(String app, String id, String state, String code) {
    return asManager()
        .body("{\"state\":\"%s\",\"code\":\"%s\"}".formatted(state, code))
        .post("/api/v1/apps/" + app + "/oauth2/handshakes/" + id + "/completion");
  }

  /** The user lets the app in. */
  static void connect(FakeX x, String app, String userId) {
    x.on(FakeOAuth2.ME, FakeOAuth2.me(userId));
    complete(app, begin(app), "code-" + app + "-" + userId + "-" + System.nanoTime())
        .then()
        .statusCode(200);
  }

  /** A call of X for which the user's OAuth 2.0 token is needed. */
  static Response call(String app, String userId) {
    return asManager()
        .body(
            """
            {"operation":"create-subscription","as":"oauth2-user","userId":"%1$s",
             "body":{"event_type":"dm.received","filter":{"user_id":"%1$s"},"webhook_id":"1"}}
            """
                .formatted(userId))
        .post("/api/v1/apps/" + app + "/calls");
  }

  /** The user's access token ends. */
  static void expire(Database database, String app, String userId) throws SQLException {
    database.run(
        "update token_vault.oauth2_user set access_expires_at = clock_timestamp(), granted_at = granted_at - interval '2 hours', refreshed_at = refreshed_at - interval '2 hours' where app = '%s' and user_id = '%s'"
            .formatted(app, userId));
  }

  /** State and cause of a user. */
  static String state(Database database, String app, String userId) throws SQLException {
    return database
        .strings(
            "select state || coalesce(' ' || cause, '') from token_vault.oauth2_user where app = '%s' and user_id = '%s'"
                .formatted(app, userId))
        .getFirst();
  }
}
