package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roost.system.fault.SmallDisk;
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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.opentest4j.TestAbortedException;

/** The broker's disk fills up under load: all are answered, and all is well once there is room. */
@Tag("faults")
@Isolated("its promise is in seconds")
class DiskFullTest {

  private static final Duration ANSWERED = Duration.ofMillis(2_500);

  @Test
  @Timeout(300)
  void everyRequestIsAnsweredAndNothingAcceptedIsLost() throws IOException {
    if (!SmallDisk.possible()) {
      String skipped = "SKIPPED: no small filesystem can be mounted here (it takes root on Linux)";
      Progress.say(skipped);
      throw new TestAbortedException(skipped);
    }
    SmallDisk disk = new SmallDisk();
    try (RunningStack stack = new RunningStack(disk)) {
      stack.up("DiskFull");
      boolean kept = false;
      try {
        run(stack, disk);
        kept = true;
      } finally {
        if (!kept) {
          stack.keep();
        }
      }
    }
  }

  private static void run(RunningStack stack, SmallDisk disk) {
    try (Trial trial = Trial.on(stack);
        Caller caller =
            new Caller(stack.webhook(), Signer.of(trial.simulator().app(RunningStack.APP)))) {
      List<String> users = trial.subscribed(10, "d");
      trial.simulator().retries(0.1);
      caller.start(10);
      String crowd = trial.crowd(600, 15, users);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> trial.simulator().crowd(crowd).path("issued").asInt() > 60);
      disk.fill();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> trial.simulator().crowd(crowd).path("issued").asInt() > 300);
      disk.free();
      stack.restart(RunningStack.BROKER);
      trial.awaitIssued(crowd, Duration.ofSeconds(90));
      List<Answer> answers = caller.stop();
      trial.awaitQuiet(Duration.ofMinutes(2));

      Progress.say(
          "%d own calls, %d refused"
              .formatted(
                  answers.size(),
                  answers.stream().filter(answer -> answer.status() != 200).count()));
      assertThat(answers)
          .allSatisfy(answer -> {
            assertThat(answer.status()).isIn(200, 503);
            assertThat(answer.took()).isLessThan(ANSWERED);
          });
      assertThat(answers).extracting(Answer::status).contains(200, 503).endsWith(200);
      assertKept(trial, answers);
    }
  }

  private static void assertKept(Trial trial, List<Answer> answers) {
    List<OutRecord> out = trial.downstream().out();
    List<Delivery> own = answers.stream().map(Answer::asDelivery).toList();
    Verdict ofX =
        Trial.verdict(
            trial.simulator().deliveries(),
            out.stream().filter(record -> !Caller.USER.equals(record.key())).toList());
    Verdict ofOurs =
        Oracle.judge(own, out.stream().filter(record -> Caller.USER.equals(record.key())).toList());

    assertThat(ofX.findings()).as(ofX.report()).allMatch(f -> f.fault() == Fault.GIVEN_UP);
    assertThat(ofOurs.findings()).as(ofOurs.report()).allMatch(f -> f.fault() == Fault.GIVEN_UP);
  }
}
