package dev.roost.vault.neighbours;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Calls of the vault, each as someone. */
public final class Call {

  /** A pair of an app's. */
  public static final String CONSUMER =
      """
      {"consumer":{"key":"consumer-key-%1$s","secret":"consumer-secret-of-%1$s"}}
      """;

  private Call() {}

  /** As whoever holds this token. */
  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  /** As an admin. */
  public static RequestSpecification asAdmin() {
    return as(Tokens.admin());
  }

  /** As webhook-ingest. */
  public static RequestSpecification asIngest() {
    return as(Tokens.service("webhook-ingest"));
  }

  /** An app with a consumer key and secret named after it. */
  public static void putApp(String app) {
    asAdmin().body(CONSUMER.formatted(app)).put("/api/v1/apps/" + app).then().statusCode(200);
  }

  /** An app with an owner's token, too. */
  public static void putAppWithOwner(String app) {
    putApp(app);
    asAdmin()
        .body(
            """
            {"owner":{"token":"owner-token-%1$s","secret":"owner-secret-of-%1$s"}}
            """
                .formatted(app))
        .put("/api/v1/apps/" + app)
        .then()
        .statusCode(200);
  }

  /** As subscription-manager. */
  public static RequestSpecification asManager() {
    return as(Tokens.service("subscription-manager"));
  }

  /** As replay-worker. */
  public static RequestSpecification asReplay() {
    return as(Tokens.service("replay-worker"));
  }

  /** A user's token named after app and user. */
  public static void putToken(String app, String userId) {
    asAdmin()
        .body("{\"token\":\"%1$s-token\",\"secret\":\"token-secret-of-%1$s\"}".formatted(userId))
        .put("/api/v1/apps/" + app + "/users/" + userId + "/token")
        .then()
        .statusCode(200);
  }
}
