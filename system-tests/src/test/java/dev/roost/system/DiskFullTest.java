package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.system.fault.SmallDisk;
import dev.roost.system.oracle.Conditions;
import dev.roost.system.oracle.Fault;
import dev.roost.system.oracle.Interruption;
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

  private static final Duration SOON = Duration.ofMinutes(1);

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
      stack.keptWhereThisFails(() -> run(stack, disk));
    }
  }

  private static void run(RunningStack stack, SmallDisk disk) {
    try (Trial trial = Trial.on(stack);
        Caller caller =
            new Caller(stack.webhook(), Signer.of(trial.simulator().portal(RunningStack.APP)))) {
      List<String> users = trial.subscribed(10, "d");
      trial.simulator().retries(0.1);
      caller.start(10);
      String crowd = trial.crowd(600, 15, users);
      trial.awaitIssued(crowd, 60, SOON);
      long began = System.nanoTime();
      disk.fill();
      trial.awaitIssued(crowd, 300, SOON);
      disk.free();
      stack.restart(RunningStack.BROKER);
      Interruption full = new Interruption("the disk full", began, System.nanoTime());
      trial.awaitIssued(crowd, Duration.ofSeconds(90));
      List<Answer> answers = caller.stop();
      trial.awaitQuiet(Duration.ofMinutes(2));

      // For much of the trial nothing can be stored.
      Conditions conditions = Conditions.interrupted(List.of(full)).accepting(0.25);
      OwnCalls own = OwnCalls.judged(answers, trial, conditions);
      own.assertAnsweredInTime();
      own.assertKept();
      assertThat(own.ofX().findings())
          .as(own.ofX().report())
          .allMatch(finding -> finding.fault() == Fault.GIVEN_UP);
    }
  }
}
