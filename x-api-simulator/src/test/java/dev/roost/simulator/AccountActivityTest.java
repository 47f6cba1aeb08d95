package dev.roost.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AccountActivityTest {

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void startOver() {
    Simulator.forget();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  /** Ada has let the app in and is subscribed; Bob has let it in; the owner has its webhook. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          POST   | /webhooks.json?url=URL                   | owner  | 200 | -
          POST   | /webhooks.json?url=URL                   | ada    | 403 | 220
          POST   | /webhooks.json?url=URL                   | bearer | 403 | 261
          POST   | /webhooks.json?url=URL                   | nobody | 400 | 215
          POST   | /webhooks.json?url=https%3A%2F%2Fx.com   | owner  | 403 | 214
          POST   | /webhooks.json                           | owner  | 403 | 214
          GET    | /webhooks.json                           | bearer | 200 | -
          GET    | /webhooks.json                           | owner  | 401 | 32
          GET    | /webhooks.json                           | forged | 401 | 89
          GET    | /webhooks.json                           | nobody | 400 | 215
          PUT    | /webhooks/ID.json                        | owner  | 204 | -
          PUT    | /webhooks/ID.json                        | ada    | 403 | 220
          PUT    | /webhooks/ID.json                        | bearer | 403 | 220
          PUT    | /webhooks/9.json                         | owner  | 404 | 34
          POST   | /webhooks/ID/subscriptions/all.json      | bob    | 204 | -
          POST   | /webhooks/ID/subscriptions/all.json      | ada    | 409 | 355
          POST   | /webhooks/ID/subscriptions/all.json      | bearer | 403 | 220
          POST   | /webhooks/9/subscriptions/all.json       | bob    | 404 | 34
          POST   | /webhooks/ID/subscriptions/all.json      | other  | 404 | 34
          GET    | /subscriptions/count.json                | bearer | 200 | -
          GET    | /subscriptions/count.json                | owner  | 401 | 32
          GET    | /webhooks/ID/subscriptions/all.json      | ada    | 204 | -
          GET    | /webhooks/ID/subscriptions/all.json      | bob    | 404 | 34
          GET    | /webhooks/ID/subscriptions/all.json      | bearer | 403 | 220
          GET    | /webhooks/ID/subscriptions/all/list.json | bearer | 200 | -
          GET    | /webhooks/ID/subscriptions/all/list.json | ada    | 401 | 32
          GET    | /webhooks/9/subscriptions/all/list.json  | bearer | 404 | 34
          DELETE | /webhooks/ID.json                        | owner  | 204 | -
          DELETE | /webhooks/ID.json                        | ada    | 403 | 220
          DELETE | /webhooks/ID.json                        | bearer | 403 | 220
          DELETE | /webhooks/9.json                         | owner  | 404 | 34
          DELETE | /webhooks/ID/subscriptions/all.json      | ada    | 204 | -
          DELETE | /webhooks/ID/subscriptions/all.json      | bob    | 404 | 34
          DELETE | /webhooks/ID/subscriptions/all.json      | bearer | 403 | 220
          DELETE | /webhooks/ID/subscriptions/ADA/all.json  | bearer | 204 | -
          DELETE | /webhooks/ID/subscriptions/7/all.json    | bearer | 404 | 34
          DELETE | /webhooks/ID/subscriptions/ADA/all.json  | ada    | 401 | 32
          POST   | /replay/webhooks/ID/subscriptions/all.json | owner  | 401 | 32
          POST   | /replay/webhooks/ID/subscriptions/all.json | bearer | 400 | 357
          POST   | /replay/webhooks/-1/subscriptions/all.json | bearer | 400 | 360
          GET    | /webhooks                                | bearer | 404 | 34
          """)
  void everyEndpointTakesItsOwnKindOfCredentialsOnly(
      String method, String path, String who, int status, Integer code) {
    String webhook = Simulator.subscribed(receiver, "ada");
    String url = Signer.encoded(receiver.url());
    String ada = Simulator.user("ada");

    Response answer =
        call(
            who,
            method,
            XApi.ACCOUNT + path.replace("ID", webhook).replace("URL", url).replace("ADA", ada));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Simulator.get("/simulator/calls").<Map<String, Object>>getList("$").getLast())
        .containsEntry("method", method)
        .containsEntry("status", status)
        .containsEntry("as", as(who));
    if (code != null) {
      assertThat(XApi.code(answer)).isEqualTo(code);
    } else if (status == 204) {
      assertThat(answer.asByteArray()).isEmpty();
    }
  }

  private static String as(String who) {
    return switch (who) {
      case "owner" -> "owner";
      case "bearer" -> "app-only";
      case "nobody" -> "none";
      case "forged" -> "unknown";
      default -> "user";
    };
  }

  @Test
  void aWebhookIsMadeListedAndTakenAwayInXsForm() {
    receiver.secret = Simulator.app("demo").getString("consumerSecret");
    Signer owner = XApi.owner("demo");
    String url = receiver.url() + "?a=b%26c";

    JsonPath made = registered(owner, url).jsonPath();
    JsonPath list = XApi.alone("demo", "GET", XApi.ACCOUNT + "/webhooks.json").jsonPath();
    XApi.signed(owner, "DELETE", XApi.ACCOUNT + "/webhooks/" + made.getString("id") + ".json");
    JsonPath after = XApi.alone("demo", "GET", XApi.ACCOUNT + "/webhooks.json").jsonPath();

    assertThat(made.getMap("$")).containsOnlyKeys("id", "url", "valid", "created_at");
    assertThat(made.getString("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}Z");
    assertThat(made.getString("url")).isEqualTo(url);
    assertThat(list.getList("$")).containsExactly(made.getMap("$"));
    assertThat(after.getList("$")).isEmpty();
  }

  @Test
  void subscriptionsAreCountedAsTextAndListed() {
    String webhook = Simulator.subscribed(receiver, "ada", "bob");

    JsonPath count =
        XApi.alone("demo", "GET", XApi.ACCOUNT + "/subscriptions/count.json").jsonPath();
    JsonPath list =
        XApi.alone(
                "demo",
                "GET",
                XApi.ACCOUNT + "/webhooks/" + webhook + "/subscriptions/all/list.json")
            .jsonPath();

    assertThat(count.getMap("$"))
        .containsEntry("account_name", "demo_owner")
        .containsEntry("subscriptions_count_all", "2")
        .containsEntry("subscriptions_count_direct_messages", "0")
        .containsEntry("provisioned_count", "500");
    assertThat(list.getString("webhook_id")).isEqualTo(webhook);
    assertThat(list.getString("webhook_url")).isEqualTo(receiver.url());
    assertThat(list.getString("application_id")).isEqualTo(Simulator.app("demo").getString("id"));
    assertThat(list.getList("subscriptions.user_id"))
        .containsExactly(Simulator.user("ada"), Simulator.user("bob"));
  }

  @Test
  void theQuotaCountsOverAllAppsOfAnAccount() {
    receiver.secret = Simulator.app("demo").getString("consumerSecret");
    Simulator.put("/simulator/apps/other", "{\"owner\":\"demo_owner\",\"consumerSecret\":\"s\"}");
    for (int i = 1; i <= 5; i++) {
      registered(XApi.owner("demo"), receiver.url() + i);
    }
    receiver.secret = "s";

    Response sixth = register(XApi.owner("other"), receiver.url());

    assertThat(sixth.statusCode()).isEqualTo(403);
    assertThat(XApi.code(sixth)).isEqualTo(214);
    assertThat(sixth.jsonPath().getString("errors[0].message"))
        .isEqualTo("Too many resources already created.");
  }

  @Test
  void aFailedChallengeIsNamedAndAPassedOneMakesAWebhookValidAgain() {
    String webhook = Simulator.subscribed(receiver);
    String path = XApi.ACCOUNT + "/webhooks/" + webhook + ".json";
    String right = receiver.secret;
    receiver.secret = "wrong";

    Response failed = XApi.signed(XApi.owner("demo"), "PUT", path);
    boolean after = Simulator.get("/simulator/webhooks").getBoolean("[0].valid");
    receiver.secret = right;
    Response passed = XApi.signed(XApi.owner("demo"), "PUT", path);

    assertThat(failed.statusCode()).isEqualTo(403);
    assertThat(failed.jsonPath().getString("errors[0].message")).contains("Invalid CRC token");
    assertThat(after).isFalse();
    assertThat(passed.statusCode()).isEqualTo(204);
    assertThat(Simulator.get("/simulator/webhooks").getBoolean("[0].valid")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"permission":"write"}       | POST   | /webhooks/ID/subscriptions/all.json | ada    | 403 | 93
          {"permission":"read"}        | PUT    | /webhooks/ID.json                   | owner  | 403 | 261
          {"accountActivity":false}    | POST   | /webhooks/ID/subscriptions/all.json | ada    | 401 | 348
          {"accountActivity":false}    | PUT    | /webhooks/ID.json                   | owner  | 403 | 200
          {"accountActivity":false}    | GET    | /webhooks.json                      | bearer | 403 | 99
          {"accountActivity":false}    | GET    | /subscriptions/count.json           | bearer | 401 | 32
          {"accountActivity":false}    | POST   | /replay/webhooks/ID/subscriptions/all.json | bearer | 403 | 200
          """)
  void anAppWithoutThePermissionIsRefusedInXsWords(
      String change, String method, String path, String who, int status, int code) {
    String webhook = Simulator.subscribed(receiver);
    Simulator.put("/simulator/apps/demo", change);

    Response answer = call(who, method, XApi.ACCOUNT + path.replace("ID", webhook));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(XApi.code(answer)).isEqualTo(code);
  }

  @Test
  void everyAnswerTellsTheRateLimitAndTheOneTooManyIsRefused() {
    Simulator.app("demo");
    String bearer = "Bearer " + XApi.bearer("demo");
    String path = XApi.ACCOUNT + "/webhooks.json";

    Response first = XApi.with(bearer, "GET", path);
    for (int i = 2; i <= 15; i++) {
      XApi.with(bearer, "GET", path).then().statusCode(200);
    }
    Response sixteenth = XApi.with(bearer, "GET", path);

    assertThat(first.getHeader("x-rate-limit-limit")).isEqualTo("15");
    assertThat(first.getHeader("x-rate-limit-remaining")).isEqualTo("14");
    assertThat(Long.parseLong(first.getHeader("x-rate-limit-reset")) * 1000)
        .isBetween(System.currentTimeMillis() + 800_000, System.currentTimeMillis() + 901_000);
    assertThat(sixteenth.statusCode()).isEqualTo(429);
    assertThat(XApi.code(sixteenth)).isEqualTo(88);
    assertThat(sixteenth.getHeader("x-rate-limit-remaining")).isEqualTo("0");
  }

  @Test
  void theBackDoorNeedsNoCredentialsAndHasNoLimit() {
    Simulator.app("demo");

    for (int i = 0; i < 20; i++) {
      given().get("/simulator/webhooks").then().statusCode(200);
    }

    assertThat(Simulator.get("/simulator/webhooks").getList("$")).isEmpty();
  }

  private static Response registered(Signer owner, String url) {
    return register(owner, url).then().statusCode(200).extract().response();
  }

  private static Response register(Signer owner, String url) {
    return XApi.signed(owner, "POST", XApi.ACCOUNT + "/webhooks.json?url=" + Signer.encoded(url));
  }

  private static Response call(String who, String method, String path) {
    return switch (who) {
      case "owner" -> XApi.signed(XApi.owner("demo"), method, path);
      case "bearer" -> XApi.alone("demo", method, path);
      case "forged" -> XApi.with("Bearer forged", method, path);
      case "nobody" -> given().urlEncodingEnabled(false).request(method, XApi.url(path));
      case "other" -> {
        Simulator.app("other");
        yield XApi.signed(XApi.user("other", "ada"), method, path);
      }
      default -> XApi.signed(XApi.user("demo", who), method, path);
    };
  }
}
