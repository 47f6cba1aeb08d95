package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.system.fault.BadWays;
import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Ten thousand deliveries, and {@code kill -9} of webhook-ingest, one of two activity-routers and
 * one of three brokers among them: each alone, then all at once.
 */
@Tag("faults")
@Isolated("takeover is promised in seconds")
class KilledInTurnTest {

  @RegisterExtension static final RunningStack STACK = new RunningStack(new BadWays(1, Map.of()));

  private static final int DELIVERIES = 10_000;
  private static final int PER_SECOND = 60;
  private static final int USERS = 100;

  /** X waits 0.6, 5.4 and 48 s between its attempts: longer than any process is away. */
  private static final double SCALE = 0.2;

  private static final Duration SOON = Duration.ofMinutes(4);

  private static final Duration ALONE = Duration.ofSeconds(10);
  private static final Duration WITH_A_BROKER = Duration.ofSeconds(20);

  @Test
  @Timeout(480)
  void nothingIsLostDoubledOrOutOfOrder() {
    try (Trial trial = Trial.on(STACK)) {
      List<String> users = trial.subscribed(USERS, "t");
      trial.simulator().retries(SCALE);
      String crowd = trial.crowd(DELIVERIES, PER_SECOND, users);
      trial.awaitIssued(crowd, 800, SOON);

      STACK.kill(RunningStack.INGEST);
      STACK.restart(RunningStack.INGEST);
      trial.awaitIssued(crowd, 2_500, SOON);
      Duration alone = takeover(trial, RunningStack.SECOND_ROUTER);
      STACK.restart(RunningStack.SECOND_ROUTER);
      trial.awaitIssued(crowd, 4_500, SOON);
      STACK.kill("kafka-2");
      STACK.restart("kafka-2");
      trial.awaitIssued(crowd, 6_500, SOON);
      Duration withBroker = takeover(trial, RunningStack.ROUTER, "kafka-3", RunningStack.INGEST);
      STACK.restart(RunningStack.INGEST);
      STACK.restart("kafka-3");
      STACK.restart(RunningStack.ROUTER);
      trial.awaitIssued(crowd, SOON);
      trial.awaitQuiet(Duration.ofMinutes(2));
      Verdict verdict = trial.verdict();

      Progress.say(
          "taken over after %.1f s, together with a broker after %.1f s"
              .formatted(alone.toMillis() / 1e3, withBroker.toMillis() / 1e3));
      assertThat(verdict.tally().happenings()).isGreaterThanOrEqualTo(DELIVERIES);
      assertThat(verdict.clean()).as(verdict.report()).isTrue();
      assertThat(alone).isLessThan(ALONE);
      assertThat(withBroker).isLessThan(WITH_A_BROKER);
    }
  }

  /**
   * Kills these, once nothing of the trouble before is left; how long until everything stored a
   * second later has been read by who is left.
   */
  private static Duration takeover(Trial trial, String... processes) {
    trial.awaitRetried(Duration.ofMinutes(2));
    long began = System.nanoTime();
    Stream.of(processes).forEach(STACK::kill);
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(() -> System.nanoTime() - began > 1_000_000_000L);
    Map<TopicPartition, Long> stored = trial.downstream().endOfDeliveries();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> trial.downstream().isRead(stored));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Progress.say("taken over after %.1f s".formatted(took.toMillis() / 1e3));
    return took;
  }
}
