package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.topic.Topics;
import dev.roost.simulatorclient.Act;
import dev.roost.simulatorclient.CallCount;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import dev.roost.xapi.v2.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * X's operations below {@code /2} on webhooks, account activity and replay, reached through Roost's
 * own REST APIs, for a webhook of API 2 beside one of API 1.1. What X saw stands in the simulator's
 * log of calls.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock(Setup.WEBHOOK)
class Version2ThroughRoostTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final String WEBHOOK = Setup.WEBHOOKS + "/version-2";
  private static String user = "";
  private static Map<String, Long> bearersBefore = Map.of();

  @Test
  @Order(1)
  @Timeout(240)
  void aUserConnectsToTheWebhookOfVersion1() {
    bearersBefore = callsWithBearer();
    Setup.credentials(STACK);
    Setup.webhook(STACK);
    user = Setup.connected(STACK, "viktor");
  }

  @ParameterizedTest
  @Order(2)
  @Timeout(180)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE_WEBHOOK      | subscription-manager | PUT    | WEBHOOK                                 | app-only
          LIST_WEBHOOKS       | subscription-manager | GET    | WEBHOOK?observe=true                    | app-only
          CHALLENGE_WEBHOOK   | subscription-manager | POST   | WEBHOOK/challenge                       | app-only
          SUBSCRIBE_ACCOUNT   | subscription-manager | PUT    | WEBHOOK/subscriptions/USER              | user
          COUNT_ACCOUNTS      | subscription-manager | GET    | /apps/demo/subscriptions/count?api=2    | app-only
          CHECK_ACCOUNT       | subscription-manager | GET    | WEBHOOK/subscriptions/USER?observe=true | user
          LIST_ACCOUNTS       | subscription-manager | GET    | WEBHOOK/subscriptions?observe=true      | app-only
          REPLAY              | replay-worker        | POST   | WEBHOOK/replays                         | app-only
          """)
  void itIsReachedWithItsOwnAuthentication(
      Operation operation, String service, String method, String path, String as) {
    long before = CallsOfX.last(STACK.simulator());

    RoostClient.Answer answer =
        STACK.as("operator").call(service, method, expanded(path), body(operation));

    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 204);
    shown(operation, call(operation, before), as);
    settle(operation);
  }

  @Test
  @Order(3)
  @Timeout(180)
  void whatTheUserDoesComesOutOnceThoughBothWebhooksDeliverIt() {
    try (Trial trial = Trial.on(STACK)) {
      trial.simulator().act(Act.of(user, "post"));
      trial.awaitQuiet(Duration.ofMinutes(2));

      assertThat(trial.downstream().on(Topics.ACTIVITIES))
          .filteredOn(record -> user.equals(record.key()))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @Order(4)
  @Timeout(180)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNSUBSCRIBE_ACCOUNT | DELETE | WEBHOOK/subscriptions/USER
          DELETE_WEBHOOK      | DELETE | WEBHOOK
          """)
  void itEndsWithTheBearer(Operation operation, String method, String path) {
    long before = CallsOfX.last(STACK.simulator());

    RoostClient.Answer answer =
        STACK.as("operator").call(RunningStack.SUBSCRIPTIONS, method, expanded(path), null);

    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 204);
    shown(operation, call(operation, before), "app-only");
  }

  /** The simulator counts by the client's name: the bearer never came from another process. */
  @Test
  @Order(5)
  @Timeout(60)
  void noBearerCameFromAnotherProcessThanTheVault() {
    Map<String, Long> now = callsWithBearer();

    assertThat(now)
        .isNotEmpty()
        .allSatisfy((client, calls) -> {
          // Tests before this one have called X themselves.
          if (!client.startsWith("Roost-token-vault/")) {
            assertThat(calls).as(client).isEqualTo(bearersBefore.getOrDefault(client, 0L));
          }
        });
    assertThat(now.keySet()).anyMatch(client -> client.startsWith("Roost-token-vault/"));
  }

  /** How many calls came with a bearer, by the name of the client. */
  private static Map<String, Long> callsWithBearer() {
    return STACK.simulator().callCounts().stream()
        .filter(count -> count.as().equals("app-only"))
        .collect(Collectors.toMap(CallCount::userAgent, CallCount::calls));
  }

  private static JsonNode call(Operation operation, long before) {
    return CallsOfX.await(STACK.simulator(), operation.method(), operation.path(), before);
  }

  private static void shown(Operation operation, JsonNode call, String as) {
    assertThat(call.path("as").asText()).isEqualTo(as);
    assertThat(call.path("status").asInt()).isBetween(200, 204);
    if (as.equals("user")) {
      assertThat(call.path("userId").asText()).isEqualTo(user);
    }
    Progress.say(
        "%-6s %-75s %-8s %d"
            .formatted(operation.method(), operation.path(), as, call.path("status").asInt()));
  }

  private static String expanded(String path) {
    return path.replace("WEBHOOK", WEBHOOK).replace("USER", user);
  }

  private static @Nullable Object body(Operation operation) {
    return switch (operation) {
      case CREATE_WEBHOOK -> Map.of("api", "2");
      case CHALLENGE_WEBHOOK, SUBSCRIBE_ACCOUNT -> Map.of();
      case REPLAY -> {
        Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
        yield Map.of("from", to.minus(2, ChronoUnit.MINUTES).toString(), "to", to.toString());
      }
      default -> null;
    };
  }

  /** The next line needs what this one asked for; long work is answered before it is done. */
  private static void settle(Operation operation) {
    switch (operation) {
      case CREATE_WEBHOOK, CHALLENGE_WEBHOOK ->
          awaitShown(RunningStack.SUBSCRIPTIONS, WEBHOOK, "/state", "valid");
      case REPLAY ->
          awaitShown(RunningStack.REPLAY, WEBHOOK + "/replays", "/items/0/state", "complete");
      default -> {}
    }
  }

  private static void awaitShown(String service, String path, String pointer, String wanted) {
    await()
        .untilAsserted(() ->
            assertThat(STACK.as("viewer").done(service, "GET", path, null).at(pointer).asText())
                .isEqualTo(wanted));
  }
}
