package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** One broker and one router as they come, under an X that misbehaves: each killed in its turn. */
@Tag("faults")
@Isolated("a kill must be over before X gives up")
class KilledProcessesTest {

  @RegisterExtension static final RunningStack STACK = new RunningStack();

  private static final int HAPPENINGS = 2_250;
  private static final int USERS = 50;
  private static final int PER_SECOND = 30;
  private static final Duration SOON = Duration.ofSeconds(90);

  /** X waits 0.3, 2.7 and 24.2 s between its four attempts instead of 3, 27 and 242. */
  private static final double SCALE = 0.1;

  /**
   * All there are. Of four attempts an outage may take three; X breaks no last one, so that what is
   * given up is Roost's doing alone. Few are broken: a last attempt that only chance made necessary
   * must not meet the broker's outage.
   */
  private static final Map<String, Object> FAULTS =
      Map.of(
          "duplicate", 0.4,
          "maxCopies", 3,
          "delay", 0.1,
          "reorder", 0.1,
          "reset", 0.015,
          "lostAnswer", 0.015,
          "slowBody", 0.02,
          "batch", 0.1,
          "sparesLast", true);

  @Test
  @Timeout(480)
  void everyDeliveryComesOutOnceAndInOrderWhileEachProcessIsKilled() {
    try (Trial trial = Trial.on(STACK)) {
      List<String> users = trial.subscribed(USERS, "k");
      trial.simulator().retries(SCALE);
      trial.simulator().faults(FAULTS);

      long began = System.nanoTime();
      String crowd = trial.crowd(HAPPENINGS, PER_SECOND, users);
      trial.awaitIssued(crowd, 200, SOON);
      killed(RunningStack.INGEST);
      trial.awaitIssued(crowd, 500, SOON);
      killed(RunningStack.ROUTER);
      trial.awaitRetried(SOON);
      killed(RunningStack.BROKER);
      trial.awaitIssued(crowd, SOON);
      trial.awaitQuiet(SOON);
      Verdict verdict = trial.verdict();

      Progress.say(
          "%d happenings in %.0f s".formatted(HAPPENINGS, (System.nanoTime() - began) / 1e9));
      assertThat(verdict.tally().happenings()).isGreaterThanOrEqualTo(HAPPENINGS);
      assertThat(verdict.clean()).as(verdict.report()).isTrue();
    }
  }

  private static void killed(String process) {
    STACK.kill(process);
    STACK.restart(process);
  }
}
