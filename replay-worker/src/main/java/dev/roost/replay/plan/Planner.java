package dev.roost.replay.plan;

import dev.roost.replay.plan.Conditions.OpenEvidence;
import dev.roost.replay.plan.Plan.Wait;
import dev.roost.replay.rule.Cause;
import dev.roost.replay.rule.IncompleteMinute;
import dev.roost.replay.rule.Loss;
import dev.roost.replay.rule.Minute;
import dev.roost.replay.rule.MinuteState;
import dev.roost.replay.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Plans the asks of one endpoint. */
public final class Planner {

  /** Of several plans of one app: the urgent ones first, then the oldest. */
  public static final Comparator<Plan.Ask> ORDER =
      Comparator.comparing((Plan.Ask ask) -> !ask.urgent())
          .thenComparing(ask -> ask.minutes().getFirst());

  private final PlanSettings settings;

  public Planner(PlanSettings settings) {
    this.settings = settings;
  }

  /**
   * What is to be done now.
   *
   * @param minutes those of the endpoint that were found not to be complete and are not recovered,
   *     in order
   * @param pace from when on X may be asked for this app, if not now
   */
  public Plan plan(
      Collection<IncompleteMinute> minutes,
      Conditions conditions,
      Optional<Instant> pace,
      Instant now) {
    List<IncompleteMinute> open = minutes.stream().filter(IncompleteMinute::isReplayable).toList();
    return giveUp(open, conditions, now)
        .or(() ->
            ids(open)
                .map(id -> plan(new Candidates(id, open, minutes), conditions, pace, now))
                .min(SOONEST))
        .orElse(new Plan.Nothing());
  }

  private static final Comparator<Plan> SOONEST =
      Comparator.comparing(plan ->
          switch (plan) {
            case Plan.Ask _, Plan.GiveUp _ -> Instant.MIN;
            case Plan.At at -> at.earliest();
            case Plan.Blocked _, Plan.Nothing _ -> Instant.MAX;
          });

  private static Stream<String> ids(Collection<IncompleteMinute> minutes) {
    return minutes.stream().flatMap(its -> its.webhookIds().stream()).distinct().sorted();
  }

  private Optional<Plan> giveUp(
      Collection<IncompleteMinute> minutes, Conditions conditions, Instant now) {
    return conditions.replayEnabled()
        ? lost(minutes, its -> isBeyondHorizon(its, conditions, now), Loss.HORIZON)
            .or(() -> lost(minutes, its -> isGone(its, conditions), Loss.WEBHOOK_GONE))
        : lost(minutes, _ -> true, Loss.REPLAY_NOT_ENABLED);
  }

  private static Optional<Plan> lost(
      Collection<IncompleteMinute> minutes, Predicate<IncompleteMinute> which, Loss loss) {
    List<Minute> lost = minutes.stream().filter(which).map(IncompleteMinute::minute).toList();
    return lost.isEmpty() ? Optional.empty() : Optional.of(new Plan.GiveUp(lost, loss));
  }

  /** X would not take a window any more that begins early enough for the minute. */
  private boolean isBeyondHorizon(IncompleteMinute its, Conditions conditions, Instant now) {
    return lead(its.minute()).compareTo(oldest(xNow(conditions, now))) < 0;
  }

  private static boolean isGone(IncompleteMinute its, Conditions conditions) {
    return its.webhookIds().stream().noneMatch(conditions.knownIds()::contains);
  }

  /**
   * What may be asked for under one id.
   *
   * @param open the replayable minutes
   * @param all those that are not complete
   */
  private record Candidates(
      String id, List<IncompleteMinute> open, Collection<IncompleteMinute> all) {

    List<IncompleteMinute> ofId() {
      return open.stream().filter(its -> its.webhookIds().contains(id)).toList();
    }

    Optional<Minute> tooLargeAfter(Minute first) {
      return all.stream()
          .filter(its -> its.state().equals(new MinuteState.Lost(Loss.TOO_LARGE)))
          .map(IncompleteMinute::minute)
          .filter(its -> its.compareTo(first) > 0)
          .findFirst();
    }

    boolean isFollowed(Minute last, Minute until) {
      return all.stream()
          .map(IncompleteMinute::minute)
          .anyMatch(its -> its.compareTo(last) > 0 && its.compareTo(until) <= 0);
    }
  }

  private Plan plan(
      Candidates candidates, Conditions conditions, Optional<Instant> pace, Instant now) {
    List<IncompleteMinute> all = candidates.ofId();
    List<IncompleteMinute> due = all.stream().filter(its -> !pauseOf(its).isAfter(now)).toList();
    if (due.isEmpty()) {
      return new Plan.At(
          all.stream().map(Planner::pauseOf).min(Comparator.naturalOrder()).orElse(now),
          Wait.PAUSE);
    }
    if (!conditions.validIds().contains(candidates.id())) {
      return new Plan.Blocked(Wait.WEBHOOK);
    }
    List<Minute> run = run(due, candidates);
    Minute to = end(run.getLast(), candidates);
    return blocked(conditions)
        .or(() -> waiting(to, conditions, pace, now))
        .orElseGet(() -> ask(candidates.id(), run, to, xNow(conditions, now)));
  }

  private static Instant pauseOf(IncompleteMinute its) {
    return its.state() instanceof MinuteState.Incomplete state ? state.notBefore() : Instant.MAX;
  }

  /**
   * All within the span from the oldest on. What spoils a job by its size is kept from others: a
   * window goes up to a minute that is lost by it, and not beyond the lead where it is suspected.
   */
  private List<Minute> run(List<IncompleteMinute> due, Candidates candidates) {
    Minute first = due.getFirst().minute();
    Minute span = first.plus(settings.span().toMinutes());
    Minute beyond = candidates.tooLargeAfter(first).orElse(span);
    List<Minute> run = new ArrayList<>();
    for (IncompleteMinute its : due) {
      if (its.minute().compareTo(span) >= 0
          || its.minute().compareTo(beyond) >= 0
          || (its.causes().contains(Cause.TOO_LARGE) && !run.isEmpty() && isApart(run, its))) {
        break;
      }
      run.add(its.minute());
    }
    return run;
  }

  private boolean isApart(List<Minute> run, IncompleteMinute its) {
    Duration near = settings.lead().plus(settings.retries());
    return its.minute().number() - run.getLast().number() > near.toMinutes();
  }

  /**
   * X may mean the last attempt, which failed, too, and so lies in a minute that is not complete:
   * if that is none of this window's, the window ends after all of X's retries.
   */
  private Minute end(Minute last, Candidates candidates) {
    Minute retried = last.plus(settings.retries().toMinutes());
    return candidates.isFollowed(last, retried) ? retried.plus(2) : last.plus(2);
  }

  private static Optional<Plan> blocked(Conditions conditions) {
    if (conditions.jobUnderWay()) {
      return Optional.of(new Plan.Blocked(Wait.JOB));
    }
    if (!conditions.pathHealthy()) {
      return Optional.of(new Plan.Blocked(Wait.PATH));
    }
    return conditions.evidence() instanceof OpenEvidence.Lasts
        ? Optional.of(new Plan.Blocked(Wait.EVIDENCE))
        : Optional.empty();
  }

  /** The last of what is waited for. */
  private Optional<Plan> waiting(
      Minute to, Conditions conditions, Optional<Instant> pace, Instant now) {
    List<Plan.At> waits = new ArrayList<>();
    waits.add(new Plan.At(to.start().plus(settings.toAge()).minus(conditions.xAhead()), Wait.AGE));
    if (conditions.evidence() instanceof OpenEvidence.NoneSince none) {
      waits.add(new Plan.At(none.at().plus(settings.quiet()), Wait.EVIDENCE));
    }
    pace.ifPresent(at -> waits.add(new Plan.At(at, Wait.PACE)));
    return waits.stream()
        .filter(wait -> wait.earliest().isAfter(now))
        .max(Comparator.comparing(Plan.At::earliest))
        .map(Plan.class::cast);
  }

  private Plan ask(String id, List<Minute> run, Minute to, Instant xNow) {
    Minute lead = lead(run.getFirst());
    Minute old = Minute.of(xNow.minus(settings.fromAge()));
    Minute from = latest(oldest(xNow), lead.compareTo(old) < 0 ? lead : old);
    return new Plan.Ask(
        id, new Window(from.start(), to.start()), run, isUrgent(run.getFirst(), xNow));
  }

  private Minute lead(Minute first) {
    return Minute.of(first.start().minus(settings.lead()));
  }

  /** The first minute that X still keeps when the ask arrives. */
  private Minute oldest(Instant xNow) {
    return Minute.of(xNow.minus(settings.horizon())).plus(2);
  }

  private boolean isUrgent(Minute first, Instant xNow) {
    Duration left = Duration.between(xNow.minus(settings.horizon()), first.start());
    return left.toMillis() < settings.horizon().toMillis() * settings.urgency();
  }

  private static Minute latest(Minute one, Minute other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Instant xNow(Conditions conditions, Instant now) {
    return now.plus(conditions.xAhead());
  }
}
