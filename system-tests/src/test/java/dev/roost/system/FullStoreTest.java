package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Identities;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A store that takes minutes to restore, and each of three brokers standing still in turn. Where a
 * transaction does not survive that, Kafka Streams fences the router and restores all of it.
 */
@Tag("faults")
@Isolated("transactions are in seconds")
class FullStoreTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.askedFor("--brokers", "3");

  /** {@code roost.ids}: so many identities. */
  private static final long IDENTITIES = Long.getLong("roost.ids", 500_000);

  /** Restored within the time that {@code ./roost start} waits. */
  private static final long AT_ONCE = 2_000_000;

  private static final String GIVEN = "roost_router_activities_total";
  private static final Duration FROZEN = Duration.ofSeconds(20);

  /** Half of that, in seconds; 5 s are usual. */
  private static final double HELD_UP = 10;

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int PER_SECOND = 30;
  private static final int BROKERS = 3;

  @Test
  @Timeout(1_200)
  void aFrozenBrokerOfThreeFencesNobodyAndNothingIsRestored() {
    try (Trial trial = Trial.on(STACK)) {
      List<String> users = trial.subscribed(40, "i");
      trial.simulator().retries(0.1);
      fill();
      String crowd = trial.crowd(BROKERS * 40 * PER_SECOND, PER_SECOND, users);
      for (int broker = 1; broker <= BROKERS; broker++) {
        trial.awaitIssued(crowd, (40 * broker - 35) * PER_SECOND, SOON);
        frozen("kafka-" + broker);
      }
      trial.awaitIssued(crowd, SOON);
      trial.awaitQuiet(SOON);
      Verdict verdict = trial.verdict();

      assertThat(verdict.clean()).as(verdict.report()).isTrue();
      assertThat(lost()).as("what the router says it lost").isEmpty();
    }
  }

  private static void fill() {
    for (long written = 0; written < IDENTITIES; written += AT_ONCE) {
      STACK.roost(SOON, "stop", RunningStack.ROUTER);
      Identities.write(
          STACK.client(RunningStack.ANYTHING), Math.min(AT_ONCE, IDENTITIES - written), written);
      long began = System.nanoTime();
      STACK.roost(SOON, "start", RunningStack.ROUTER);
      Progress.say("restored after %.0f s".formatted((System.nanoTime() - began) / 1e9));
    }
  }

  /** Stands still for {@link #FROZEN}, most of which the router must have something to give out. */
  private static void frozen(String broker) {
    STACK.freeze(broker);
    long began = System.nanoTime();
    Standstill standstill = new Standstill();
    await()
        .atMost(FROZEN.multipliedBy(2))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          standstill.look(STACK.metric(RunningStack.ROUTER, GIVEN), System.nanoTime());
          return System.nanoTime() - began > FROZEN.toNanos();
        });
    STACK.thaw(broker);
    Progress.say("the router stood still for %.1f s at most".formatted(standstill.seconds()));
    assertThat(standstill.seconds()).as("while %s was frozen", broker).isLessThan(HELD_UP);
  }

  /** The longest time in which a count stayed as it was. */
  private static final class Standstill {

    private double last = -1;
    private long since;
    private long longest;

    void look(double count, long now) {
      if (count != last) {
        last = count;
        since = now;
      }
      longest = Math.max(longest, now - since);
    }

    double seconds() {
      return longest / 1e9;
    }
  }

  /** Kafka Streams warns of a fenced thread, and of tasks that it restores from nothing. */
  private static List<String> lost() {
    Path log = STACK.directory().resolve("logs/" + RunningStack.ROUTER + ".log");
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("is being fenced") || line.contains("are corrupted"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
