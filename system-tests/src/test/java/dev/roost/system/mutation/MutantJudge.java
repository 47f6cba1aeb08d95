package dev.roost.system.mutation;

import dev.roost.system.campaign.Plan;
import dev.roost.system.mutation.MutantResult.Status;
import dev.roost.system.oracle.Fault;
import dev.roost.system.stack.Progress;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Decides whether the campaign finds a mutant. It is asked the same twice: of Roost as it is, in
 * which it must find nothing, and of Roost with the defect, in which it must find the faults that
 * the mutant names.
 */
public final class MutantJudge {

  /** Makes a mutant that can be run. */
  @FunctionalInterface
  public interface Build {
    /** Patches and builds the mutant's service. */
    Outcome of(Mutant mutant);
  }

  /** How building ended. */
  public sealed interface Outcome {

    /**
     * It can be run.
     *
     * @param root to run {@code ./roost} in
     */
    record Built(Path root) implements Outcome {}

    /**
     * It cannot.
     *
     * @param why and what to do
     */
    record Failed(String why) implements Outcome {}
  }

  /** The campaign. */
  @FunctionalInterface
  public interface Campaign {
    /**
     * Runs on a stack that {@code ./roost} starts in this directory; every breach of the promise.
     *
     * @throws RuntimeException or an {@link AssertionError}: the run did not come to its end
     */
    List<Fault> run(Path root, Plan plan);
  }

  private final Path checkout;
  private final Build build;
  private final Campaign campaign;
  private final Consumer<MutantResult> results;
  private final Map<Plan, MutantResult> withoutDefect = new HashMap<>();

  /** Of all runs without a defect: what they took is no mutant's. */
  private long secondsWithoutDefect;

  /**
   * @param checkout Roost as it is
   * @param results is told of each run of Roost as it is, and of each mutant
   */
  public MutantJudge(
      Path checkout, Build build, Campaign campaign, Consumer<MutantResult> results) {
    this.checkout = checkout;
    this.build = build;
    this.campaign = campaign;
    this.results = results;
  }

  /** Judges one. */
  public MutantResult judge(Mutant mutant) {
    long began = System.nanoTime();
    long notOurs = secondsWithoutDefect;
    List<Plan> plans = mutant.conditions().plans();
    Reading reading =
        switch (build.of(mutant)) {
          case Outcome.Failed(String why) -> new Reading(Status.NOT_BUILT, Map.of(), why);
          case Outcome.Built(Path root) -> tried(mutant, root, plans);
        };
    MutantResult result =
        new MutantResult(
            mutant.name(),
            mutant.expected().toString(),
            reading.found(),
            reading.tries() + " of " + plans.size(),
            seconds(began) - (secondsWithoutDefect - notOurs),
            reading.status(),
            reading.remark());
    results.accept(result);
    return result;
  }

  private Reading tried(Mutant mutant, Path root, List<Plan> plans) {
    Reading reading = new Reading(Status.SURVIVED, Map.of(), "");
    for (Plan plan : plans) {
      int tries = reading.tries() + 1;
      // Before the first, and for the one that is red: the others need not be green.
      if (tries == 1 && !withoutDefect(plan).status().isRight()) {
        return red(withoutDefect(plan)).inTry(tries);
      }
      Progress.say("%s: %s".formatted(mutant, conditions(plan)));
      reading = held(readingOf(root, plan), mutant).inTry(tries);
      if (reading.status() != Status.SURVIVED) {
        MutantResult without = withoutDefect(plan);
        return without.status().isRight() ? reading : red(without).inTry(tries);
      }
    }
    return reading;
  }

  private static Reading red(MutantResult withoutDefect) {
    return new Reading(Status.RED, withoutDefect.found(), withoutDefect.remark());
  }

  private MutantResult withoutDefect(Plan plan) {
    return withoutDefect.computeIfAbsent(plan, this::runWithoutDefect);
  }

  private MutantResult runWithoutDefect(Plan plan) {
    long began = System.nanoTime();
    Progress.say("without a defect: " + conditions(plan));
    Reading reading = readingOf(checkout, plan);
    boolean green = reading.status() != Status.NOT_ENDED && reading.found().isEmpty();
    MutantResult result =
        new MutantResult(
            "(no defect, seed %d, %d s)"
                .formatted(plan.seed(), plan.schedule().lasts().toSeconds()),
            "nothing",
            reading.found(),
            "1 of 1",
            seconds(began),
            green ? Status.GREEN : Status.RED,
            green
                ? ""
                : "Roost as it is has faults under these conditions, so a mutant's faults say nothing. Mend them first: ./roost test --faults --seed %d. %s"
                    .formatted(plan.seed(), reading.remark()));
    secondsWithoutDefect += result.seconds();
    results.accept(result);
    return result;
  }

  /** What was found, held against what had to be. */
  private static Reading held(Reading reading, Mutant mutant) {
    if (reading.status() == Status.NOT_ENDED) {
      return reading;
    }
    if (reading.found().isEmpty()) {
      return new Reading(
          Status.SURVIVED,
          Map.of(),
          "the campaign did not notice that %s. Make the oracle or the campaign stricter until it does; where only the moment was missed, raise Tries or Seconds in the patch's header"
              .formatted(mutant.defect()));
    }
    return mutant.expected().match(reading.found().keySet())
        ? new Reading(Status.KILLED, reading.found(), "")
        : new Reading(
            Status.OTHER_FAULTS,
            reading.found(),
            "found was %s, and must be %s. Read the findings in target/roost-test.log; where they follow from the defect, name them in the patch's header"
                .formatted(reading.found(), mutant.expected()));
  }

  private Reading readingOf(Path root, Plan plan) {
    try {
      Map<Fault, Integer> found = new EnumMap<>(Fault.class);
      campaign.run(root, plan).forEach(fault -> found.merge(fault, 1, Integer::sum));
      return new Reading(Status.SURVIVED, found, "");
    } catch (RuntimeException | AssertionError e) {
      return new Reading(
          Status.NOT_ENDED,
          Map.of(),
          "the run did not come to its end, so nothing was counted: " + e);
    }
  }

  private static String conditions(Plan plan) {
    return "seed %d, %d s, %d users, %d troubles"
        .formatted(
            plan.seed(),
            plan.schedule().lasts().toSeconds(),
            plan.traffic().users(),
            plan.schedule().steps().size());
  }

  private static long seconds(long began) {
    return (System.nanoTime() - began) / 1_000_000_000L;
  }

  /** Of one run, and which try it was. */
  private record Reading(Status status, Map<Fault, Integer> found, String remark, int tries) {

    Reading(Status status, Map<Fault, Integer> found, String remark) {
      this(status, found, remark, 0);
    }

    Reading inTry(int number) {
      return new Reading(status, found, remark, number);
    }
  }
}
