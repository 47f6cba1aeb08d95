package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.system.oracle.Conditions;
import dev.roost.system.oracle.Interruption;
import dev.roost.system.stack.Caller;
import dev.roost.system.stack.Caller.Answer;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import dev.roost.system.stack.Signer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("its promise is in seconds")
class BrokerOutageTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.judged();

  /** The last of X's four attempts comes 16 s after the first at least: the broker is back. */
  private static final double RETRIES = 0.06;

  @Test
  @Timeout(300)
  void aFrozenBrokerLeavesNoRequestUnanswered() {
    try (Trial trial = Trial.on(STACK);
        Caller caller =
            new Caller(STACK.webhook(), Signer.of(trial.simulator().portal(RunningStack.APP)))) {
      List<String> users = trial.subscribed(10, "f");
      trial.simulator().retries(RETRIES);
      String crowd = trial.crowd(375, 15, users);
      caller.start(10);
      trial.awaitIssued(crowd, 75, Duration.ofSeconds(90));

      long began = System.nanoTime();
      STACK.freeze(RunningStack.BROKER);
      List<JsonNode> challenges = challengedFor(Duration.ofSeconds(15), trial);
      STACK.thaw(RunningStack.BROKER);
      Interruption frozen = new Interruption("the broker frozen", began, System.nanoTime());
      trial.awaitIssued(crowd, Duration.ofSeconds(90));
      List<Answer> answers = caller.stop();
      trial.awaitQuiet(Duration.ofSeconds(90));

      OwnCalls own = OwnCalls.judged(answers, trial, Conditions.interrupted(List.of(frozen)));
      own.assertAnsweredInTime();
      own.assertKept();
      assertThat(own.ofX().clean()).as(own.ofX().report()).isTrue();
      assertThat(challenges).allSatisfy(BrokerOutageTest::assertAnswered);
    }
  }

  private static List<JsonNode> challengedFor(Duration time, Trial trial) {
    long until = System.nanoTime() + time.toNanos();
    List<JsonNode> challenges = new ArrayList<>();
    await()
        .atMost(time.plusSeconds(10))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          challenges.add(trial.simulator().challenge(trial.webhookId()));
          return System.nanoTime() > until;
        });
    Progress.say("%d challenges answered meanwhile".formatted(challenges.size()));
    return challenges;
  }

  private static void assertAnswered(JsonNode challenge) {
    assertThat(challenge.path("valid").asBoolean()).as(challenge.toString()).isTrue();
    assertThat(challenge.path("millis").asDouble())
        .isLessThan((double) OwnCalls.ANSWERED.toMillis());
  }
}
