package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WebhookReplayTest {

  private static final String PATH = "/2/webhooks/replay";

  private final Receiver receiver = new Receiver();
  private String webhook = "";
  private String ada = "";

  @BeforeEach
  void aWebhook() {
    Simulator.forget();
    Simulator.app("demo");
    webhook = V2.webhook("demo", receiver);
    ada = Simulator.user("ada");
    V2.bearer(
            "demo",
            "POST",
            "/2/activity/subscriptions",
            V2.wish("follow.follow", V2.user(ada), Map.of("webhook_id", webhook)))
        .then()
        .statusCode(200);
    Simulator.subscribe(webhook, ada);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource({"activity, true, false", "all, true, true", "absent, false, false"})
  void bothApisAreReplayedAndMarkedAsTheSwitchSays(String choice, boolean activity, boolean old) {
    V2.switches("replayMark", choice);
    follow();

    Response begun = replay();

    await().until(() -> receiver.arrived.size() == 5);
    List<JsonObject> bodies = bodies();
    assertThat(begun.statusCode()).isEqualTo(200);
    assertThat(begun.jsonPath().getMap("data")).containsOnlyKeys("job_id", "created_at");
    assertThat(begun.jsonPath().getString("data.created_at")).endsWith(".000Z");
    assertThat(bodies.subList(2, 4))
        .allSatisfy(body -> {
          boolean isMarked = body.containsKey("data") ? activity : old;
          assertThat(body.containsKey("meta")).isEqualTo(isMarked);
          JsonObject bare = body.copy();
          bare.remove("meta");
          assertThat(bodies.subList(0, 2)).contains(bare);
        });
    assertThat(bodies.getLast().getJsonObject("replay_job_status").getString("job_id"))
        .isEqualTo(begun.jsonPath().getString("data.job_id"));
    assertThat(bodies.getLast().containsKey("meta")).isFalse();
  }

  @Test
  void aReplayHasAnotherUuidWhereTheSwitchSaysSo() {
    V2.switches("eventUuid", "renewed");
    follow();

    replay();

    await().until(() -> receiver.arrived.size() == 5);
    List<String> uuids =
        bodies().stream()
            .filter(it -> it.containsKey("data"))
            .map(it -> it.getJsonObject("data").getString("event_uuid"))
            .toList();
    assertThat(uuids).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void theLastMinuteBelongsToTheWindowUnlessTheSwitchSaysOtherwise() {
    follow();
    V2.switches("replayTo", "exclusive");
    Instant minute = firstMinute();

    replay(minute.minusSeconds(60), minute).then().statusCode(200);
    await().until(() -> states().equals(List.of("Complete")));
    int without = Simulator.get("/simulator/replays").getInt("[0].happenings");
    V2.switches("replayTo", "inclusive");
    replay(minute.minusSeconds(60), minute).then().statusCode(200);
    await().until(() -> states().size() == 2 && !states().contains("Running"));

    assertThat(without).isZero();
    assertThat(Simulator.get("/simulator/replays").getInt("[1].happenings")).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"webhook_id":"ID","from_date":"PAST"}                          | InvalidRequestBody
          {"webhook_id":"ID","from_date":"PAST","to_date":"NOW","x":"1"}  | InvalidRequestBody
          {"webhook_id":"ID","from_date":"2026","to_date":"NOW"}          | QueryParamInvalid
          {"webhook_id":"ID","from_date":"NOW","to_date":"PAST"}          | QueryParamInvalid
          {"webhook_id":"ID","from_date":"NOW","to_date":"NOW"}           | QueryParamInvalid
          {"webhook_id":"ID","from_date":"OLD","to_date":"NOW"}           | QueryParamInvalid
          {"webhook_id":"ID","from_date":"PAST","to_date":"SOON"}         | QueryParamInvalid
          {"webhook_id":"9","from_date":"PAST","to_date":"NOW"}           | WebhookIdInvalid
          """)
  void aWindowOrAWebhookThatXDoesNotTakeIsRefused(String body, String reason) {
    Instant now = Instant.now();
    String filled =
        body.replace("\"ID\"", "\"" + webhook + "\"")
            .replace("PAST", V2.minute(now.minusSeconds(600)))
            .replace("NOW", V2.minute(now))
            .replace("SOON", V2.minute(now.plusSeconds(180)))
            .replace("OLD", V2.minute(now.minus(Duration.ofHours(25))));

    Response answer = V2.bearer("demo", "POST", PATH, filled);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(V2.reason(answer)).isEqualTo(reason);
    assertThat(states()).isEmpty();
  }

  @Test
  void aDayIsReachedBackAndNoWaitIsAskedFor() {
    Instant now = Instant.now();

    Response answer = replay(now.minus(Duration.ofMinutes(24 * 60 - 2)), now);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aSecondJobOnTheSameWebhookIsAConflict() {
    follow();
    receiver.onDelivery =
        (request, n) -> receiver.vertx().setTimer(500, id -> request.response().end());

    Response first = replay();
    Response second = replay();

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(V2.reason(second)).isEqualTo("ReplayConflictError");
    await().until(() -> states().equals(List.of("Complete")));
    assertThat(replay().statusCode()).isEqualTo(200);
  }

  @Test
  void aFailedChallengeRefusesTheJobAndAnInvalidWebhookToo() {
    String right = receiver.secret;
    receiver.secret = "wrong";

    Response failed = replay();
    receiver.secret = right;
    Response invalid = replay();

    assertThat(V2.reason(failed)).isEqualTo("CrcValidationFailed");
    assertThat(V2.reason(invalid)).isEqualTo("CrcValidationFailed");
    assertThat(states()).isEmpty();
  }

  @Test
  void aReplayTakesTheBearerAlone() {
    Response answer = V2.as("ada", "demo", "POST", PATH, "{}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.jsonPath().getString("type")).endsWith("/unsupported-authentication");
  }

  @Test
  void theRateLimitIs100() {
    assertThat(replay().getHeader("x-rate-limit-limit")).isEqualTo("100");
  }

  private void follow() {
    Simulator.act(ada, "follow");
    await().until(() -> receiver.arrived.size() == 2);
    await().until(() -> Simulator.count("accepted") == 2);
  }

  private static Instant firstMinute() {
    String at = Simulator.get("/simulator/deliveries").getString("deliveries[0].attempts[0].at");
    return Instant.parse(at);
  }

  private Response replay() {
    Instant now = Instant.now();
    return replay(now.minusSeconds(120), now);
  }

  private Response replay(Instant from, Instant to) {
    return V2.bearer(
        "demo",
        "POST",
        PATH,
        "{\"webhook_id\":\"%s\",\"from_date\":\"%s\",\"to_date\":\"%s\"}"
            .formatted(webhook, V2.minute(from), V2.minute(to)));
  }

  private static List<String> states() {
    return Simulator.get("/simulator/replays").getList("state");
  }

  private List<JsonObject> bodies() {
    return receiver.arrived.stream().map(it -> new JsonObject(it.body().toString(UTF_8))).toList();
  }
}
