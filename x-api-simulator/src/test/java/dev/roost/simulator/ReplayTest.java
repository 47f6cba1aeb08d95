package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplayTest {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void startOver() {
    Simulator.forget();
    Simulator.put("/simulator/retries", "{\"scale\":0.001}");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void whatWasAttemptedIsSentAgainOnceInTheSameBytesAndThenTheEndIsTold() {
    String webhook = Simulator.subscribed(receiver, "ada");
    String ada = Simulator.user("ada");
    receiver.onDelivery =
        (request, n) -> request.response().setStatusCode(n <= 4 ? 500 : 200).end();
    Simulator.act(ada, "post");
    await().until(() -> Simulator.count("givenUp") == 1);
    Simulator.act(ada, "like");
    // Two on their way at once may arrive the other way round.
    await().until(() -> Simulator.count("accepted") == 1);
    Simulator.act(ada, "post");
    await().until(() -> Simulator.count("accepted") == 2);
    int before = receiver.arrived.size();

    Response begun = replay(webhook);

    String job = begun.jsonPath().getString("job_id");
    await().until(() -> receiver.arrived.size() >= before + 4);
    await().until(() -> "Complete".equals(replays().getString("[0].state")));
    List<String> again = bodies().subList(before, before + 3);
    assertThat(begun.statusCode()).isEqualTo(202);
    assertThat(begun.jsonPath().getMap("$")).containsOnlyKeys("job_id", "created_at");
    // Sent in their order, each on its own: they arrive as they please.
    assertThat(again)
        .containsExactlyInAnyOrder(
            bodies().get(0), bodies().get(before - 2), bodies().get(before - 1));
    assertThat(bodies()).hasSize(before + 4);
    assertThat(bodies().getLast())
        .isEqualTo(
            "{\"replay_job_status\":{\"webhook_id\":\""
                + webhook
                + "\",\"job_state\":\"Complete\",\"job_state_description\":\"Job completed"
                + " successfully\",\"job_id\":\""
                + job
                + "\"}}");
    assertThat(receiver.challenges).hasSize(2);
    assertThat(marks()).containsExactly(null, null, null, job, job, job, job);
  }

  @Test
  void whatIsRefusedInAReplayIsNotTriedAgainAndTheJobIsIncomplete() {
    String webhook = Simulator.subscribed(receiver, "ada");
    Simulator.act(Simulator.user("ada"), "post");
    await().until(() -> Simulator.count("accepted") == 1);
    receiver.onDelivery =
        (request, n) -> request.response().setStatusCode(n == 2 ? 500 : 200).end();

    replay(webhook);

    await().until(() -> "Incomplete".equals(replays().getString("[0].state")));
    assertThat(receiver.arrived).hasSize(3);
    assertThat(bodies().getLast())
        .contains("Job failed to deliver all events, please retry your replay job");
    assertThat(replays().getInt("[0].happenings")).isEqualTo(1);
    assertThat(replays().getInt("[0].accepted")).isZero();
    assertThat(Instant.parse(replays().getString("[0].begunAt")))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void aReplayOfAReplayBringsOnlyWhatHappened() {
    String webhook = Simulator.subscribed(receiver, "ada");
    Simulator.act(Simulator.user("ada"), "post");
    await().until(() -> Simulator.count("accepted") == 1);
    replay(webhook);
    await().until(() -> "Complete".equals(replays().getString("[0].state")));

    replay(webhook);

    await().until(() -> "Complete".equals(replays().getString("[1].state")));
    assertThat(replays().getInt("[1].happenings")).isEqualTo(1);
    assertThat(receiver.arrived).hasSize(5);
  }

  @Test
  void anEmptyWindowIsCompleteAtOnce() {
    String webhook = Simulator.subscribed(receiver, "ada");
    Simulator.act(Simulator.user("ada"), "post");
    await().until(() -> Simulator.count("accepted") == 1);
    Instant now = Instant.now();

    replay(webhook, now.minus(9, ChronoUnit.MINUTES), now.minus(5, ChronoUnit.MINUTES));

    await().until(() -> "Complete".equals(replays().getString("[0].state")));
    assertThat(replays().getInt("[0].happenings")).isZero();
    assertThat(receiver.arrived).hasSize(2);
  }

  @Test
  void aSecondJobOnTheSameWebhookIsRefusedWhileTheFirstRuns() {
    String webhook = Simulator.subscribed(receiver, "ada");
    receiver.onDelivery =
        (request, n) -> receiver.vertx().setTimer(500, id -> request.response().end());

    Response first = replay(webhook);
    Response second = replay(webhook);

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(XApi.code(second)).isEqualTo(355);
    await().until(() -> "Complete".equals(replays().getString("[0].state")));
    assertThat(replay(webhook).statusCode()).isEqualTo(202);
  }

  @Test
  void aChallengeThatFailsRefusesTheJobAndAnInvalidWebhookIsNotEvenAsked() {
    String webhook = Simulator.subscribed(receiver, "ada");
    receiver.secret = "wrong";

    Response failed = replay(webhook);
    Response invalid = replay(webhook);

    assertThat(failed.statusCode()).isEqualTo(400);
    assertThat(XApi.code(failed)).isEqualTo(214);
    assertThat(invalid.statusCode()).isEqualTo(400);
    assertThat(invalid.jsonPath().getString("errors[0].message"))
        .isEqualTo("Webhook is marked invalid and requires a CRC check.");
    assertThat(receiver.challenges).hasSize(2);
    assertThat(replays().getList("$")).isEmpty();
  }

  @Test
  void aWebhookOfAnotherAppIsNotThere() {
    Simulator.subscribed(receiver, "ada");

    Response answer = replay("9");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(XApi.code(answer)).isEqualTo(34);
  }

  private static Response replay(String webhook) {
    Instant now = Instant.now();
    return replay(webhook, now.minus(1, ChronoUnit.MINUTES), now.plus(1, ChronoUnit.MINUTES));
  }

  private static Response replay(String webhook, Instant from, Instant to) {
    String window = "?from_date=" + MINUTE.format(from) + "&to_date=" + MINUTE.format(to);
    String path = XApi.ACCOUNT + "/replay/webhooks/" + webhook + "/subscriptions/all.json";
    return XApi.alone("demo", "POST", path + window);
  }

  private static JsonPath replays() {
    return Simulator.get("/simulator/replays");
  }

  private List<String> bodies() {
    return receiver.arrived.stream().map(it -> it.body().toString(UTF_8)).toList();
  }

  /** The replay marks of the log; "absent" is told from null. */
  private static List<String> marks() {
    List<Map<String, Object>> deliveries = Simulator.deliveries();
    assertThat(deliveries.getFirst()).doesNotContainKey("replay");
    return deliveries.stream().map(it -> Objects.toString(it.get("replay"), null)).toList();
  }
}
