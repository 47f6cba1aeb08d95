package dev.roost.subscriptions.neighbours;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** Calls of the service, each as someone. */
public final class Call {

  private Call() {}

  /** As whoever holds this token. */
  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  /** As an operator. */
  public static RequestSpecification asOperator() {
    return as(Tokens.person("operator"));
  }

  /** The path of an app's webhook. */
  public static String webhook(String app) {
    return "/api/v1/apps/" + app + "/webhooks/main";
  }

  /** The path of a user's subscription through it. */
  public static String subscription(String app, String user) {
    return webhook(app) + "/subscriptions/" + user;
  }

  /** An app with a webhook that X has; gives X's id. */
  public static String registered(String app) {
    Neighbours.play();
    asOperator().body("{}").put(webhook(app)).then().statusCode(202);
    return becomes(app, "valid");
  }

  /** Waits until the webhook is in this state with nothing left to do; gives X's id. */
  public static String becomes(String app, String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            asOperator()
                .get(webhook(app))
                .then()
                .body("state", equalTo(state))
                .body("work", equalTo(null)));
    return String.valueOf(asOperator().get(webhook(app)).<Object>path("webhookId"));
  }
}
