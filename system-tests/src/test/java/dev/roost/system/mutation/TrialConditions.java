package dev.roost.system.mutation;

import dev.roost.system.campaign.Orders;
import dev.roost.system.campaign.Plan;
import dev.roost.system.campaign.Traffic;
import dev.roost.system.fault.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Under which conditions the campaign is run on a mutant. A seed's plan is cut short and gives no
 * orders, since no mutant is in what carries them out. The seeds are the first whose plan has, by
 * then, what the mutant needs: so they follow from the sources, and are the same in each run.
 *
 * @param trouble what must go wrong for the mutant to be found; empty where nothing need, and then
 *     nothing does
 * @param seconds how long activities flow
 * @param tries how many seeds are tried, one after another, until the mutant is found
 */
record TrialConditions(Optional<WantedTrouble> trouble, int seconds, int tries) {

  private static final long LAST_SEED = 10_000;

  /** Seconds after the last trouble that is left in a schedule, in which all gets well again. */
  private static final int QUIET_END = 5;

  /** Acts, and a share of copies, that all plans have: so mutants without troubles share one. */
  private static final Set<String> ACTS = Set.of("post", "like", "message", "unknown");

  private static final double LEAST_DUPLICATES = 0.2;
  private static final int LEAST_PER_SECOND = 25;

  /** The plans of all tries, in their order. */
  List<Plan> plans() {
    List<Plan> plans =
        LongStream.rangeClosed(1, LAST_SEED)
            .mapToObj(seed -> cut(Plan.of(seed)))
            .filter(this::fits)
            .limit(tries)
            .toList();
    if (plans.size() < tries) {
      throw new IllegalStateException(
          "only %d seeds up to %d have %s within %d s: ask for less"
              .formatted(plans.size(), LAST_SEED, trouble, seconds));
    }
    return plans;
  }

  private boolean fits(Plan plan) {
    return plan.traffic().mix().keySet().containsAll(ACTS)
        && plan.traffic().paces().getFirst().perSecond() >= LEAST_PER_SECOND
        && plan.faults().rates().getOrDefault("duplicate", 0.0) >= LEAST_DUPLICATES
        && trouble.map(wanted -> wanted.isIn(plan.schedule())).orElse(true);
  }

  private Plan cut(Plan whole) {
    Schedule schedule = whole.schedule();
    List<Schedule.Step> steps =
        trouble.isEmpty() ? List.of() : schedule.steps().stream().filter(this::isOver).toList();
    return new Plan(
        whole.seed(),
        cut(whole.traffic()),
        whole.faults(),
        new Orders(List.of()),
        new Schedule(whole.seed(), Duration.ofSeconds(seconds), steps));
  }

  private Traffic cut(Traffic whole) {
    List<Traffic.Pace> paces =
        whole.paces().stream().filter(pace -> pace.second() < seconds).toList();
    return new Traffic(whole.users(), paces, whole.mix(), whole.celebrity());
  }

  private boolean isOver(Schedule.Step step) {
    return step.second() + step.trouble().lasts().toSeconds() <= seconds - QUIET_END;
  }
}
