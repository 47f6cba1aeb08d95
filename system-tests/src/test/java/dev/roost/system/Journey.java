package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.topic.Topics;
import dev.roost.simulatorclient.Act;
import dev.roost.system.oracle.Conditions;
import dev.roost.system.oracle.OutRecord;
import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Browser;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The whole of it, as a company would live it, through a webhook of one of X's APIs, while every
 * service dies once in the middle.
 */
final class Journey {

  /** X waits 0.03, 0.27 and 2.42 s between its four attempts. */
  private static final double SCALE = 0.01;

  private static final Duration MINUTES = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int HAPPENINGS = 200;
  private static final int MISSED = 40;

  /** The missed are given up once each, and accepted when they are replayed. */
  private static final double WITH_WHAT_WAS_MISSED = 0.8;

  private final RunningStack stack;
  private final String endpoint;
  private final String webhook;
  private final String api;

  /**
   * On a stack that nobody has used.
   *
   * @param endpoint the webhook's
   * @param api the webhook's, {@code 1.1} or {@code 2}
   */
  Journey(RunningStack stack, String endpoint, String api) {
    this.stack = stack;
    this.endpoint = endpoint;
    this.webhook = Setup.WEBHOOKS + "/" + endpoint;
    this.api = api;
  }

  /** Makes it; fails where anything was lost, doubled, swapped or told. */
  void make() {
    Setup.credentials(stack);
    webhookThoughTheManagerDies();
    Setup.peopleConnectTo(stack, endpoint);
    List<String> users = usersThoughTheVaultDies();
    try (Trial trial = Trial.on(stack, Setup.awaitValid(stack, webhook))) {
      trial.simulator().retries(SCALE);
      activitiesThoughIngestAndRouterDie(trial, users);
      Instant outage = outage(trial, users);
      replayThoughTheWorkerDies(outage);
      trial.awaitQuiet(Duration.ofSeconds(90));

      Verdict verdict = trial.verdict(Conditions.calm().accepting(WITH_WHAT_WAS_MISSED));
      assertThat(verdict.clean()).as(verdict.report()).isTrue();
      assertThat(replayed(trial)).hasSizeGreaterThanOrEqualTo(MISSED);
      assertThat(trial.downstream().on(Topics.DEAD_LETTERS)).isEmpty();
      SecretSearch.assertNothingLeaked(stack, trial.downstream(), users.size());
    }
  }

  private void webhookThoughTheManagerDies() {
    Setup.wanted(stack, webhook, api);
    stack.kill(RunningStack.SUBSCRIPTIONS);
    stack.restart(RunningStack.SUBSCRIPTIONS);
    Progress.say("registered as %s".formatted(Setup.awaitValid(stack, webhook)));
  }

  /** The vault dies between X's yes and the callback: the handshake is kept. */
  private List<String> usersThoughTheVaultDies() {
    String ada = Setup.connected(stack, webhook, "ada");
    String ben = stack.simulator().user("ben");
    Browser browser = new Browser();
    URI callback = Setup.authorized(stack, browser, "ben");
    stack.kill(RunningStack.VAULT);
    stack.restart(RunningStack.VAULT);
    assertThat(browser.get(callback).status()).isEqualTo(200);
    Setup.awaitSubscribed(stack, webhook, ben);
    Browser thief = new Browser();
    assertThat(thief.get(callback).status())
        .as("a callback in another browser, and a second time")
        .isGreaterThanOrEqualTo(400);
    return List.of(ada, ben, Setup.connected(stack, webhook, "cleo"));
  }

  private void activitiesThoughIngestAndRouterDie(Trial trial, List<String> users) {
    // Slower than the demo's: a service that is started again is there before X gives up.
    trial.simulator().retries(0.1);
    String crowd = trial.crowd(HAPPENINGS, 20, users);
    trial.awaitIssued(crowd, HAPPENINGS / 4, MINUTES);
    stack.kill(RunningStack.INGEST);
    stack.restart(RunningStack.INGEST);
    stack.kill(RunningStack.ROUTER);
    stack.restart(RunningStack.ROUTER);
    trial.awaitIssued(crowd, MINUTES);
    trial.awaitQuiet(MINUTES);
    trial.simulator().retries(SCALE);
  }

  /** Nobody answers until X has given everything up; gives when it began. */
  private Instant outage(Trial trial, List<String> users) {
    Instant began = Instant.now();
    stack.kill(RunningStack.INGEST);
    for (int i = 0; i < MISSED; i++) {
      trial.simulator().act(Act.saying(users.get(i % users.size()), "post", "missed " + i));
    }
    await()
        .atMost(MINUTES)
        .untilAsserted(() -> {
          JsonNode counts = trial.sayCounts();
          assertThat(counts.path("pending").asInt()).isZero();
          assertThat(counts.path("givenUp").asInt()).isGreaterThanOrEqualTo(MISSED);
        });
    stack.restart(RunningStack.INGEST);
    return began;
  }

  private void replayThoughTheWorkerDies(Instant outage) {
    Instant from = outage.truncatedTo(ChronoUnit.MINUTES);
    Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    Progress.say("waiting for the end of the minute, %s".formatted(to));
    await().atMost(MINUTES).until(() -> Instant.now().isAfter(to));
    RoostClient operator = stack.as("operator");
    String replays = webhook + "/replays";
    JsonNode job =
        operator.done(
            RunningStack.REPLAY,
            "POST",
            replays,
            Map.of("from", from.toString(), "to", to.toString()));
    stack.kill(RunningStack.REPLAY);
    stack.restart(RunningStack.REPLAY);
    String id = job.path("jobId").asText();
    await()
        .atMost(MINUTES)
        .pollInterval(LOOK)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(
                    operator
                        .done(RunningStack.REPLAY, "GET", replays + "/" + id, null)
                        .path("state")
                        .asText())
                .isEqualTo("complete"));
  }

  private List<OutRecord> replayed(Trial trial) {
    return Stream.of(Topics.ACTIVITIES, Topics.DIRECT_MESSAGES)
        .flatMap(topic -> trial.downstream().on(topic).stream())
        .filter(record -> record.header(ActivityHeaders.REPLAYED).equals("true"))
        .toList();
  }
}
