package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.system.oracle.Delivery;
import dev.roost.system.oracle.Fault;
import dev.roost.system.oracle.Oracle;
import dev.roost.system.oracle.OutRecord;
import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Caller;
import dev.roost.system.stack.Caller.Answer;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import dev.roost.system.stack.Signer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("its promise is in seconds")
class BrokerOutageTest {

  @RegisterExtension static final RunningStack STACK = new RunningStack();

  /** X hangs up after 3 s; Roost answers before. */
  private static final Duration ANSWERED = Duration.ofMillis(2_500);

  @Test
  @Timeout(180)
  void aFrozenBrokerLeavesNoRequestUnanswered() {
    try (Trial trial = Trial.on(STACK);
        Caller caller =
            new Caller(STACK.webhook(), Signer.of(trial.simulator().app(RunningStack.APP)))) {
      List<String> users = trial.subscribed(10, "f");
      trial.simulator().retries(0.1);
      String crowd = trial.crowd(450, 15, users);
      caller.start(10);
      await().until(() -> trial.simulator().crowd(crowd).path("issued").asInt() > 75);

      STACK.freeze(RunningStack.BROKER);
      List<JsonNode> challenges = challengedFor(Duration.ofSeconds(15), trial);
      STACK.thaw(RunningStack.BROKER);
      trial.awaitIssued(crowd, Duration.ofSeconds(60));
      List<Answer> answers = caller.stop();
      trial.awaitQuiet(Duration.ofSeconds(90));

      sayTimes(answers);
      assertThat(answers)
          .allSatisfy(answer -> {
            assertThat(answer.status()).isIn(200, 503);
            assertThat(answer.took()).isLessThan(ANSWERED);
          });
      assertThat(answers).extracting(Answer::status).contains(200, 503).endsWith(200);
      assertThat(challenges).allSatisfy(BrokerOutageTest::assertAnswered);
      assertKept(trial, answers);
    }
  }

  @Test
  @Timeout(120)
  void challengesAreAnsweredWithTheBrokerStopped() {
    try (Trial trial = Trial.on(STACK)) {
      STACK.kill(RunningStack.BROKER);
      JsonNode running = trial.simulator().challenge(trial.webhookId());
      STACK.restart(RunningStack.INGEST);
      JsonNode startedWithoutBroker = trial.simulator().challenge(trial.webhookId());
      STACK.restart(RunningStack.BROKER);

      assertAnswered(running);
      assertAnswered(startedWithoutBroker);
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
    assertThat(challenge.path("millis").asDouble()).isLessThan((double) ANSWERED.toMillis());
  }

  /** X's own deliveries are all kept; of our own calls those answered 200, each tried once only. */
  private static void assertKept(Trial trial, List<Answer> answers) {
    List<Delivery> own = answers.stream().map(Answer::asDelivery).toList();
    List<OutRecord> out = trial.downstream().out();

    Verdict ofX =
        Trial.verdict(
            trial.simulator().deliveries(),
            out.stream().filter(record -> !Caller.USER.equals(record.key())).toList());
    Verdict ofOurs =
        Oracle.judge(own, out.stream().filter(record -> Caller.USER.equals(record.key())).toList());

    assertThat(ofX.clean()).as(ofX.report()).isTrue();
    assertThat(ofOurs.findings())
        .as(ofOurs.report())
        .allMatch(finding -> finding.fault() == Fault.GIVEN_UP);
  }

  private static void sayTimes(List<Answer> answers) {
    Duration longest =
        answers.stream().map(Answer::took).max(Comparator.naturalOrder()).orElseThrow();
    long refused = answers.stream().filter(answer -> answer.status() == 503).count();
    Progress.say(
        "%d own calls, %d of them 503, longest answer %d ms"
            .formatted(answers.size(), refused, longest.toMillis()));
  }
}
