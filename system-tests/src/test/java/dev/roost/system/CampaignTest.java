package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.simulatorclient.Act;
import dev.roost.system.fault.BadWays;
import dev.roost.system.fault.Schedule;
import dev.roost.system.fault.Troublemaker;
import dev.roost.system.oracle.Fault;
import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeded schedules of troubles, each on a fresh stack of three brokers and two routers: what was
 * answered 200 comes out, once, unchanged and in order, and all works when the troubles are over.
 */
@Tag("faults")
@Isolated("a schedule is in seconds")
class CampaignTest {

  private static final int PER_SECOND = 40;
  private static final int USERS = 40;
  private static final String FIXED_SEEDS = "1-3";

  /** What X itself does wrong meanwhile. */
  private static final Map<String, Object> FAULTS =
      Map.of(
          "duplicate", 0.3,
          "maxCopies", 3,
          "delay", 0.1,
          "reorder", 0.1,
          "reset", 0.01,
          "lostAnswer", 0.01,
          "slowBody", 0.02,
          "batch", 0.1,
          "sparesLast", true);

  /** {@code roost.seed}: that one; {@code roost.seeds}: so many, or from one to another. */
  static LongStream seeds() {
    Long one = Long.getLong("roost.seed");
    if (one != null) {
      return LongStream.of(one);
    }
    String[] ends = System.getProperty("roost.seeds", FIXED_SEEDS).split("-", -1);
    long first = ends.length == 1 ? 1 : Long.parseLong(ends[0]);
    return LongStream.rangeClosed(first, Long.parseLong(ends[ends.length - 1]));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(480)
  void whatWasAcceptedComesOutWhateverGoesWrong(long seed) throws IOException {
    Schedule schedule = Schedule.of(seed);
    Progress.say(
        "seed %d: %d troubles in %d s; again by ./roost test --faults --seed %d"
            .formatted(seed, schedule.steps().size(), schedule.lasts().toSeconds(), seed));
    BadWays ways = new BadWays();
    try (RunningStack stack = new RunningStack(ways)) {
      stack.up("Campaign-" + seed);
      stack.keptWhereThisFails(() -> run(schedule, stack, ways));
    }
  }

  private static void run(Schedule schedule, RunningStack stack, BadWays ways) {
    try (Trial trial = Trial.on(stack);
        Troublemaker troublemaker = new Troublemaker(stack, ways)) {
      List<String> users = trial.subscribed(USERS, "c");
      trial.simulator().retries(0.1);
      trial.simulator().faults(FAULTS);
      int happenings = (int) schedule.lasts().toSeconds() * PER_SECOND;
      String crowd = trial.crowd(happenings, PER_SECOND, users);
      troublemaker.begin(schedule);
      trial.awaitIssued(crowd, schedule.lasts().plusSeconds(90));
      troublemaker.awaitEnd();
      trial.simulator().faults(Map.of());
      trial.awaitQuiet(Duration.ofMinutes(2));
      comesOutWithinSeconds(trial, users.getFirst());
      Verdict verdict = trial.verdict();

      assertThat(verdict.tally().happenings()).isGreaterThanOrEqualTo(happenings);
      // What X gave up after four attempts was never accepted; that it counts as a gap is
      // another test's.
      assertThat(verdict.findings())
          .as("seed %d: %s", schedule.seed(), verdict.report())
          .allMatch(finding -> finding.fault() == Fault.GIVEN_UP);
    }
  }

  private static void comesOutWithinSeconds(Trial trial, String user) {
    int before = trial.downstream().out().size();
    long began = System.nanoTime();
    trial.simulator().act(Act.of(user, "post"));
    await().atMost(Duration.ofSeconds(20)).until(() -> trial.downstream().out().size() > before);
    Progress.say(
        "a fresh happening came out %.1f s later".formatted((System.nanoTime() - began) / 1e9));
  }
}
