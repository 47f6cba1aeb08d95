package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AccountV2Test {

  private static final String ROOT = "/2/account_activity";

  private final Receiver receiver = new Receiver();
  private String webhook = "";
  private String all = "";

  @BeforeEach
  void aWebhook() {
    Simulator.forget();
    Simulator.app("demo");
    webhook = V2.webhook("demo", receiver);
    all = ROOT + "/webhooks/" + webhook + "/subscriptions/all";
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aUserSubscribesIsFoundListedAndCountedAndIsEnded() {
    String ada = Simulator.user("ada");

    Response before = V2.as("ada", "demo", "GET", all, "");
    Response subscribed = subscribe("ada");
    Response after = V2.as("ada", "demo", "GET", all, "");
    Response listed = V2.bearer("demo", "GET", all + "/list");
    Response counted = V2.bearer("demo", "GET", ROOT + "/subscriptions/count");
    Response ended = V2.bearer("demo", "DELETE", all.replace("/all", "/" + ada + "/all"));

    assertThat(before.asString()).isEqualTo("{\"data\":{\"subscribed\":false}}");
    assertThat(subscribed.asString()).isEqualTo("{\"data\":{\"subscribed\":true}}");
    assertThat(after.asString()).isEqualTo("{\"data\":{\"subscribed\":true}}");
    assertThat(listed.jsonPath().getMap("data"))
        .containsEntry("webhook_id", webhook)
        .containsEntry("webhook_url", receiver.url())
        .containsKey("application_id");
    assertThat(listed.jsonPath().getList("data.subscriptions"))
        .containsExactly(Map.of("user_id", ada));
    assertThat(counted.jsonPath().getMap("data"))
        .isEqualTo(
            Map.of(
                "account_name", "demo_owner",
                "provisioned_count", "5000",
                "subscriptions_count_all", "1",
                "subscriptions_count_direct_messages", "0"));
    assertThat(ended.asString()).isEqualTo("{\"data\":{\"subscribed\":false}}");
    assertThat(V2.as("ada", "demo", "GET", all, "").asString()).contains("false");
  }

  @Test
  void whatIsDeliveredHasTheFormOfVersion1() {
    subscribe("ada");

    Simulator.act(Simulator.user("ada"), "post");

    await().until(() -> receiver.arrived.size() == 1);
    assertThat(receiver.arrived.getFirst().body().toJsonObject().fieldNames())
        .contains("for_user_id", "tweet_create_events");
  }

  @Test
  void subscribingTwiceIsADuplicate() {
    subscribe("ada").then().statusCode(200);

    Response second = subscribe("ada");

    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.jsonPath().getString("errors[0].message"))
        .isEqualTo("DuplicateSubscriptionFailed: Subscription already exists");
  }

  @Test
  void aTierHasItsLimitOfUsers() {
    Simulator.put("/simulator/apps/demo", "{\"tier\":\"selfServe\"}");
    for (String name : new String[] {"ada", "ben", "cyd"}) {
      subscribe(name).then().statusCode(200);
    }

    Response fourth = subscribe("dan");

    assertThat(fourth.statusCode()).isEqualTo(400);
    assertThat(V2.reason(fourth)).isEqualTo("SubscriptionLimitExceeded");
  }

  @Test
  void endingWhoIsNotSubscribedIsNotFound() {
    Response answer = V2.bearer("demo", "DELETE", all.replace("/all", "/9/all"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(V2.reason(answer)).isEqualTo("SubscriptionNotFound");
  }

  @Test
  void theBodyOfASubscriptionMustBeAnObject() {
    Response none = V2.as("ada", "demo", "POST", all, "");
    Response more = V2.as("ada", "demo", "POST", all, "{\"user_id\":\"1\"}");

    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(more.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /webhooks/ID/subscriptions/all      | bearer | 403
          GET    | /webhooks/ID/subscriptions/all      | bearer | 403
          GET    | /webhooks/ID/subscriptions/all/list | ada    | 403
          GET    | /subscriptions/count                | ada    | 403
          DELETE | /webhooks/ID/subscriptions/9/all    | ada    | 403
          POST   | /webhooks/ID/subscriptions/all      | nobody | 401
          GET    | /webhooks/ID/subscriptions/all      | forged | 401
          GET    | /webhooks/ID/subscriptions/all/list | nobody | 401
          GET    | /subscriptions/count                | forged | 401
          DELETE | /webhooks/ID/subscriptions/9/all    | nobody | 401
          POST   | /webhooks/9/subscriptions/all       | ada    | 400
          GET    | /webhooks/9/subscriptions/all       | ada    | 400
          GET    | /webhooks/9/subscriptions/all/list  | bearer | 400
          DELETE | /webhooks/9/subscriptions/9/all     | bearer | 400
          """)
  void wrongCredentialsAndWebhooksAreRefused(String method, String path, String who, int status) {
    Response answer = V2.as(who, "demo", method, ROOT + path.replace("ID", webhook), "{}");

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 403) {
      assertThat(answer.jsonPath().getString("type")).endsWith("/unsupported-authentication");
    }
    if (status == 400) {
      assertThat(V2.reason(answer)).isEqualTo("WebhookIdInvalid");
    }
  }

  @Test
  void anAppWithoutThePermissionOrTheApiIsForbidden() {
    Simulator.put("/simulator/apps/demo", "{\"permission\":\"write\"}");
    Response permission = subscribe("ada");
    Simulator.put(
        "/simulator/apps/demo", "{\"permission\":\"directMessages\",\"accountActivity\":false}");
    Response api = V2.bearer("demo", "GET", ROOT + "/subscriptions/count");

    assertThat(permission.statusCode()).isEqualTo(403);
    assertThat(permission.jsonPath().getString("type")).endsWith("/oauth1-permissions");
    assertThat(api.statusCode()).isEqualTo(403);
    assertThat(api.jsonPath().getString("reason")).isEqualTo("client-not-enrolled");
  }

  @Test
  void noRateLimitIsTold() {
    Response answer = V2.bearer("demo", "GET", ROOT + "/subscriptions/count");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("x-rate-limit-limit")).isNull();
  }

  private Response subscribe(String screenName) {
    return V2.as(screenName, "demo", "POST", all, "{}");
  }
}
