package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.activity.SourceApi;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole of it, as a company would live it, through a webhook of one of X's APIs, while every
 * service dies once in the middle. The outage comes early: X replays whole minutes that are over,
 * and this one ends while the rest goes on.
 */
final class Journey {

  /** By which of X's APIs. */
  enum Api {
    ACCOUNT_ACTIVITY("main", "1.1"),
    ACCOUNT_ACTIVITY_2("version-2", "2"),
    /** A subscription for each event type of each user. */
    ACTIVITY("activity", "2");

    private final String endpoint;
    private final String webhookApi;

    Api(String endpoint, String webhookApi) {
      this.endpoint = endpoint;
      this.webhookApi = webhookApi;
    }
  }

  /** X waits 0.03, 0.27 and 2.42 s between its four attempts. */
  private static final double SCALE = 0.01;

  private static final Duration MINUTES = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int HAPPENINGS = 200;
  private static final int MISSED = 40;

  /** The missed are given up once each, and accepted when they are replayed. */
  private static final double WITH_WHAT_WAS_MISSED = 0.8;

  private final RunningStack stack;
  private final Api api;
  private final String webhook;

  /** On a stack that nobody has used. */
  Journey(RunningStack stack, Api api) {
    this.stack = stack;
    this.api = api;
    this.webhook = Setup.WEBHOOKS + "/" + api.endpoint;
  }

  /** Makes it; fails where anything was lost, doubled, swapped or told. */
  void make() {
    if (api == Api.ACTIVITY) {
      Setup.credentialsForOAuth1(stack);
    } else {
      Setup.credentials(stack);
    }
    webhookThoughTheManagerDies();
    Setup.peopleConnectTo(stack, api.endpoint);
    if (api == Api.ACTIVITY) {
      Setup.eventTypesWanted(stack, webhook, List.of("ada", "ben", "cleo"));
    }
    String ada = Setup.connected(stack, webhook, "ada");
    try (Trial trial = Trial.on(stack, Setup.awaitValid(stack, webhook))) {
      trial.simulator().retries(SCALE);
      Outage outage = outage(trial, ada);
      List<String> users = List.of(ada, benThoughTheVaultDies(), connected("cleo"));
      activitiesThoughIngestAndRouterDie(trial, users);
      replayThoughTheWorkerDies(outage);
      trial.awaitQuiet(Duration.ofSeconds(90));

      Verdict verdict = trial.verdict(Conditions.calm().accepting(WITH_WHAT_WAS_MISSED));
      assertThat(verdict.clean()).as(verdict.report()).isTrue();
      assertThat(replayed(trial)).hasSizeGreaterThanOrEqualTo(MISSED);
      assertThat(shapes(trial)).containsExactly(shape());
      assertThat(trial.downstream().on(Topics.DEAD_LETTERS)).isEmpty();
      SecretSearch.assertNothingLeaked(stack, trial.downstream(), users.size());
    }
  }

  private void webhookThoughTheManagerDies() {
    Setup.wanted(stack, webhook, api.webhookApi);
    stack.killAndRestart(RunningStack.SUBSCRIPTIONS);
    Progress.say("registered as %s".formatted(Setup.awaitValid(stack, webhook)));
  }

  private String connected(String screenName) {
    return Setup.connected(stack, webhook, screenName);
  }

  /** The vault dies between X's yes and the callback: the handshake is kept. */
  private String benThoughTheVaultDies() {
    String ben = stack.simulator().user("ben");
    Browser browser = new Browser();
    URI callback = Setup.authorized(stack, browser, "ben");
    stack.killAndRestart(RunningStack.VAULT);
    assertThat(browser.get(callback).status()).isEqualTo(200);
    Setup.awaitSubscribed(stack, webhook, ben);
    Browser thief = new Browser();
    assertThat(thief.get(callback).status())
        .as("a callback in another browser, and a second time")
        .isGreaterThanOrEqualTo(400);
    return ben;
  }

  private void activitiesThoughIngestAndRouterDie(Trial trial, List<String> users) {
    // Slower than the demo's: a service that is started again is there before X gives up.
    trial.simulator().retries(0.1);
    // A reply that also mentions: the X Activity API tells of it twice.
    trial
        .simulator()
        .act(new Act(users.getLast(), "reply", users.getFirst(), null, "well said, @ada"));
    String crowd = trial.crowd(HAPPENINGS, 20, users);
    trial.awaitIssued(crowd, HAPPENINGS / 4, MINUTES);
    stack.killAndRestart(RunningStack.INGEST);
    stack.killAndRestart(RunningStack.ROUTER);
    trial.awaitIssued(crowd, MINUTES);
    trial.awaitQuiet(MINUTES);
    trial.simulator().retries(SCALE);
  }

  /** The moments between which all attempts were in vain. */
  private record Outage(Instant from, Instant to) {}

  /** Nobody answers until X has given everything up. */
  private Outage outage(Trial trial, String user) {
    Instant began = Instant.now();
    stack.kill(RunningStack.INGEST);
    for (int i = 0; i < MISSED; i++) {
      trial.simulator().act(Act.saying(user, "post", "missed " + i));
    }
    await()
        .atMost(MINUTES)
        .untilAsserted(() -> {
          JsonNode counts = trial.sayCounts();
          assertThat(counts.path("pending").asInt()).isZero();
          assertThat(counts.path("givenUp").asInt()).isGreaterThanOrEqualTo(MISSED);
        });
    Outage outage = new Outage(began, Instant.now());
    stack.restart(RunningStack.INGEST);
    return outage;
  }

  private void replayThoughTheWorkerDies(Outage outage) {
    Instant from = outage.from().truncatedTo(ChronoUnit.MINUTES);
    Instant to = outage.to().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    Progress.say(
        "the minute has %d s left"
            .formatted(Math.max(0, Duration.between(Instant.now(), to).toSeconds())));
    await().atMost(MINUTES).until(() -> Instant.now().isAfter(to));
    RoostClient operator = stack.as("operator");
    String replays = webhook + "/replays";
    JsonNode job =
        operator.done(
            RunningStack.REPLAY,
            "POST",
            replays,
            Map.of("from", from.toString(), "to", to.toString()));
    stack.killAndRestart(RunningStack.REPLAY);
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

  private static List<OutRecord> replayed(Trial trial) {
    return activities(trial)
        .filter(record -> record.header(ActivityHeaders.REPLAYED).equals("true"))
        .toList();
  }

  private static Set<String> shapes(Trial trial) {
    return activities(trial)
        .map(record -> record.header(ActivityHeaders.API))
        .collect(Collectors.toSet());
  }

  private String shape() {
    return (api == Api.ACTIVITY ? SourceApi.ACTIVITY : SourceApi.ACCOUNT_ACTIVITY).wire();
  }

  private static Stream<OutRecord> activities(Trial trial) {
    return Stream.of(Topics.ACTIVITIES, Topics.DIRECT_MESSAGES)
        .flatMap(topic -> trial.downstream().on(topic).stream());
  }
}
