package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class KilledProcessesTest {

  @RegisterExtension static final RunningStack STACK = new RunningStack();

  private static final int HAPPENINGS = 2_000;
  private static final int USERS = 50;
  private static final int PER_SECOND = 36;

  /** X waits 0.3, 2.7 and 24.2 s between its four attempts instead of 3, 27 and 242. */
  private static final double SCALE = 0.1;

  /** Faults after which an attempt is made again, at most four times in all. */
  private static final Map<String, Object> BREAKING = Map.of("reset", 0.02, "lostAnswer", 0.02);

  private static final Map<String, Object> MIXING =
      Map.of(
          "duplicate",
          0.4,
          "maxCopies",
          3,
          "delay",
          0.1,
          "reorder",
          0.1,
          "slowBody",
          0.02,
          "batch",
          0.1);

  @Test
  @Timeout(300)
  void everyDeliveryComesOutOnceAndInOrderWhileEachProcessIsKilled() {
    try (Trial trial = Trial.on(STACK)) {
      List<String> users = trial.subscribed(USERS, "k");
      trial.simulator().retries(SCALE);
      trial.simulator().faults(all(MIXING, BREAKING));

      long began = System.nanoTime();
      String crowd = trial.crowd(HAPPENINGS, PER_SECOND, users);
      killAt(trial, began, 8, RunningStack.INGEST);
      killAt(trial, began, 20, RunningStack.ROUTER);
      // X has no fifth attempt: while the fourth ones of those who met an outage fall due, the
      // simulator must not break what Roost would have taken.
      spareLastAttempts(trial, began, 32, 44);
      killAt(trial, began, 46, RunningStack.BROKER);
      spareLastAttempts(trial, began, 70, 100);
      trial.awaitIssued(crowd, Duration.ofSeconds(60));
      trial.awaitQuiet(Duration.ofSeconds(90));
      Verdict verdict = trial.verdict();

      Progress.say(
          "%d happenings in %.0f s".formatted(HAPPENINGS, (System.nanoTime() - began) / 1e9));
      assertThat(verdict.tally().happenings()).isGreaterThanOrEqualTo(HAPPENINGS);
      assertThat(verdict.clean()).as(verdict.report()).isTrue();
    }
  }

  private static void killAt(Trial trial, long began, int second, String process) {
    trial.sayCounts();
    awaitSecond(began, second);
    STACK.kill(process);
    STACK.restart(process);
  }

  private static void spareLastAttempts(Trial trial, long began, int from, int to) {
    trial.sayCounts();
    awaitSecond(began, from);
    Progress.say("last attempts fall due: no request is broken");
    trial.simulator().faults(MIXING);
    trial.sayCounts();
    awaitSecond(began, to);
    trial.simulator().faults(all(MIXING, BREAKING));
  }

  private static void awaitSecond(long began, int second) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> System.nanoTime() - began >= second * 1_000_000_000L);
  }

  private static Map<String, Object> all(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> all = new HashMap<>(one);
    all.putAll(other);
    return all;
  }
}
