package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.system.Mistake.Expected;
import dev.roost.system.stack.RoostClient.Answer;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each of X's endpoints that Roost uses, reached through Roost's own services with the right
 * credential and after each {@link Mistake}: what X saw stands in the simulator's log of calls, and
 * what Roost shows must say the cause and the remedy. The table is written to {@code
 * system-tests/target/credentials.md}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CredentialsTest {

  /** So that each call is made: else readings are shared, and an app that is refused is paused. */
  @RegisterExtension
  static final RunningStack STACK =
      new RunningStack(
          new RunningStack.Below() {
            @Override
            public List<String> prepare(Path state) {
              return List.of();
            }

            @Override
            public Map<String, String> environment() {
              return Map.of(
                  "ROOST_SUBSCRIPTIONS_READING_MAX_AGE", "1ms",
                  "ROOST_X_REFUSAL_BREAKER_THRESHOLD", "10000");
            }
          });

  private static final CredentialsTable TABLE = new CredentialsTable();

  @Test
  @Order(1)
  @Timeout(300)
  void eachEndpointIsReachedWithItsOwnCredential() {
    AppOfTrial app = AppOfTrial.whole(STACK, "right");

    for (EndpointRow row : EndpointRow.ALL) {
      CallOfRoost call = row.call().apply(app);
      long before = CallsOfX.last(STACK.simulator());

      Answer answer = ask(call);

      assertThat(answer.status()).as(row + ": " + answer.body()).isBetween(200, 204);
      JsonNode seen =
          CallsOfX.await(STACK.simulator(), row.endpoint().method(), row.endpoint().path(), before);
      assertThat(seen.path("as").asText()).as(row.toString()).isEqualTo(row.by().seen());
      assertThat(seen.path("status").asInt()).as(row.toString()).isBetween(200, 204);
      TABLE.add(row, call, "the right one", "done", seen, "");
      settle(app, call);
    }
  }

  @ParameterizedTest
  @EnumSource(Mistake.class)
  @Order(2)
  @Timeout(300)
  void aWrongCredentialIsExplained(Mistake mistake) {
    AppOfTrial app = AppOfTrial.whole(STACK, mistake.app());
    mistake.make(app);
    try {
      mistake.rows().forEach(row -> explained(mistake, row, mistake.people(app)));
    } finally {
      mistake.undo(app);
    }
  }

  private static void explained(Mistake mistake, EndpointRow row, AppOfTrial app) {
    String what = row + " with " + mistake;
    Expected expected = mistake.expected(row);
    CallOfRoost call = row.call().apply(app);
    long before = CallsOfX.last(STACK.simulator());

    Answer answer = ask(call);

    JsonNode seen =
        expected == Expected.REFUSED_BY_X || expected == Expected.DONE_BY_THE_BEARER
            ? CallsOfX.await(
                STACK.simulator(), row.endpoint().method(), row.endpoint().path(), before)
            : CallsOfX.first(
                STACK.simulator(), row.endpoint().method(), row.endpoint().path(), before);
    String shown = shown(row, call, answer, mistake);
    TABLE.add(row, call, mistake.said(), inWords(expected), seen, shown);
    if (expected == Expected.NOT_ASKED || expected == Expected.NO_BEARER) {
      assertThat(seen.isMissingNode()).as(what + " was sent: " + seen).isTrue();
    } else {
      assertThat(seen.path("status").asInt()).as(what).isBetween(400, 499);
    }
    if (expected == Expected.DONE_BY_THE_BEARER) {
      assertThat(answer.status()).as(what).isEqualTo(200);
    } else {
      assertThat(shown).as(what).containsPattern(mistake.remedy());
    }
  }

  private static String inWords(Expected expected) {
    return switch (expected) {
      case REFUSED_BY_X -> "refused by X";
      case NO_BEARER -> "X gives no bearer";
      case NOT_ASKED -> "X not asked";
      case DONE_BY_THE_BEARER -> "done by the bearer";
    };
  }

  private static Answer ask(CallOfRoost call) {
    boolean isService =
        call.caller().equals(RunningStack.SUBSCRIPTIONS)
            || call.caller().equals(RunningStack.REPLAY);
    return (isService ? STACK.asService(call.caller()) : STACK.as(call.caller()))
        .call(call.service(), call.method(), call.path(), call.body());
  }

  /** The words that whoever asked can read: of the answer, or where longer work is followed. */
  private static String shown(EndpointRow row, CallOfRoost call, Answer answer, Mistake mistake) {
    if (call.isOfVault() && answer.status() == 200) {
      return CredentialsTable.explanation(row.endpoint(), answer.body());
    }
    if (call.view().isEmpty() || answer.status() >= 400) {
      return words(answer.body());
    }
    // Before the work has begun the reason is another one.
    return Objects.requireNonNull(
        await()
            .until(
                () -> words(STACK.as("viewer").done(call.service(), "GET", call.view(), null)),
                words -> Pattern.compile(mistake.remedy()).matcher(words).find()));
  }

  /** A problem's detail, or the reason of a view. */
  private static String words(JsonNode body) {
    JsonNode one = body.path("items").isArray() ? body.at("/items/0") : body;
    return one.hasNonNull("detail") ? one.path("detail").asText() : one.path("reason").asText("");
  }

  /** The next row needs what this one asked for; long work is answered before it is done. */
  private static void settle(AppOfTrial app, CallOfRoost call) {
    if (!call.view().isEmpty() && call.service().equals(RunningStack.REPLAY)) {
      await()
          .until(
              () ->
                  STACK
                      .as("viewer")
                      .done(call.service(), "GET", call.view(), null)
                      .at("/items/0/state")
                      .asText(),
              "complete"::equals);
    } else if (!call.view().isEmpty()) {
      String wanted = call.method().equals("PUT") ? "valid" : "deleted";
      await()
          .until(
              () ->
                  app.stack()
                      .as("viewer")
                      .done(call.service(), "GET", call.view(), null)
                      .path("state")
                      .asText(),
              wanted::equals);
    }
  }

  @AfterAll
  static void print() throws IOException {
    TABLE.write(RunningStack.checkout().resolve("system-tests/target/credentials.md"));
  }
}
