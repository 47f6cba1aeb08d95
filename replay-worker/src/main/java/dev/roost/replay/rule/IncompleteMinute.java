package dev.roost.replay.rule;

import dev.roost.replay.rule.MinuteState.Incomplete;
import dev.roost.replay.rule.MinuteState.Lost;
import dev.roost.replay.rule.MinuteState.NotAttempted;
import dev.roost.replay.rule.MinuteState.Recovered;
import dev.roost.replay.rule.MinuteState.Replaying;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A minute of an endpoint that was found not to be complete. A minute without one that is decided
 * is complete.
 *
 * @param webhookIds X's ids under which it is still to be asked for
 * @param causes why
 */
public record IncompleteMinute(
    Endpoint endpoint,
    Minute minute,
    Set<String> webhookIds,
    Set<Cause> causes,
    MinuteState state) {

  public IncompleteMinute {
    webhookIds = Set.copyOf(webhookIds);
    causes = Set.copyOf(causes);
  }

  /** One that was complete, or not known, until now. */
  public static IncompleteMinute named(
      Endpoint endpoint, Minute minute, Set<String> webhookIds, Cause cause) {
    return new IncompleteMinute(
        endpoint, minute, webhookIds, Set.of(cause), new Incomplete(0, minute.start()));
  }

  /**
   * There is new evidence: it reopens all but what is lost, and what a job recovers that was asked
   * for long enough after.
   */
  public IncompleteMinute named(Set<String> ids, Cause cause, RuleSettings settings) {
    return switch (state) {
      case Incomplete _ -> with(union(webhookIds, ids), causesAnd(cause), state);
      case Lost _ -> this;
      case Replaying its when isAfter(its.askedAt(), settings) ->
          with(webhookIds, causesAnd(cause), its);
      case Replaying its -> reopened(ids, causesAnd(cause), its.tries());
      case Recovered its when cause != Cause.DEAD_LETTERED && isAfter(its.askedAt(), settings) ->
          this;
      case Recovered _, NotAttempted _ -> reopened(ids, Set.of(cause), 0);
    };
  }

  /** X may have attempted deliveries of it under these ids, too. */
  public IncompleteMinute attemptedUnder(Set<String> ids) {
    return state instanceof Incomplete ? with(union(webhookIds, ids), causes, state) : this;
  }

  private IncompleteMinute reopened(Set<String> ids, Set<Cause> why, int tries) {
    return with(union(webhookIds, ids), why, new Incomplete(tries, minute.start()));
  }

  private boolean isAfter(Instant askedAt, RuleSettings settings) {
    return !askedAt.isBefore(minute.end().plus(settings.replayedAfter()));
  }

  /** No evidence of this cause is left; empty if the minute is complete then. */
  public Optional<IncompleteMinute> settled(Cause cause) {
    Set<Cause> left = new HashSet<>(causes);
    left.remove(cause);
    return switch (state) {
      case Incomplete _ when left.isEmpty() -> Optional.empty();
      case Incomplete _, Replaying _ -> Optional.of(with(webhookIds, left, state));
      case Recovered _, NotAttempted _, Lost _ -> Optional.of(this);
    };
  }

  /** Whether a replay is to be asked for. */
  public boolean isReplayable() {
    return state instanceof Incomplete
        && (causes.size() > 1 || (causes.size() == 1 && !causes.contains(Cause.DEAD_LETTERED)));
  }

  /** X is about to be asked. */
  public IncompleteMinute asked(String job, Instant at) {
    return state instanceof Incomplete its
        ? with(webhookIds, causes, new Replaying(job, at, its.tries()))
        : this;
  }

  /** Whether this job is to bring it. */
  public boolean isReplayedBy(String job) {
    return state instanceof Replaying its && its.job().equals(job);
  }

  /** The job brought all that X attempted under this id. */
  public Optional<IncompleteMinute> recovered(String job, String webhookId) {
    if (!(state instanceof Replaying its) || !its.job().equals(job)) {
      return Optional.of(this);
    }
    Set<String> left = new HashSet<>(webhookIds);
    left.remove(webhookId);
    if (!left.isEmpty()) {
      return Optional.of(with(left, causes, new Incomplete(0, its.askedAt())));
    }
    if (causes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ended(its, left));
  }

  private IncompleteMinute ended(Replaying its, Set<String> left) {
    if (causes.contains(Cause.WEBHOOK_INVALID)) {
      return with(left, causes, new NotAttempted(its.job(), its.askedAt()));
    }
    return causes.contains(Cause.DEAD_LETTERED)
        ? with(left, Set.of(Cause.DEAD_LETTERED), new Incomplete(0, its.askedAt()))
        : with(left, causes, new Recovered(its.job(), its.askedAt()));
  }

  /** The job did not bring it; empty if by now nothing is missing. */
  public Optional<IncompleteMinute> again(String job, boolean counts, Instant notBefore) {
    if (!(state instanceof Replaying its) || !its.job().equals(job)) {
      return Optional.of(this);
    }
    int tries = counts ? its.tries() + 1 : its.tries();
    return causes.isEmpty()
        ? Optional.empty()
        : Optional.of(with(webhookIds, causes, new Incomplete(tries, notBefore)));
  }

  /**
   * A delivery was too large in the job: the second time, the minute is lost by that. The first
   * time it may have been another minute's, which is asked for without this one then.
   */
  public Optional<IncompleteMinute> tooLarge(String job, Instant notBefore) {
    return causes.contains(Cause.TOO_LARGE) && isReplayedBy(job)
        ? Optional.of(lost(Loss.TOO_LARGE))
        : again(job, true, notBefore).map(its -> its.isReplayable() ? its.suspected() : its);
  }

  private IncompleteMinute suspected() {
    return with(webhookIds, causesAnd(Cause.TOO_LARGE), state);
  }

  /** It cannot be recovered any more. What has ended stays as it is. */
  public IncompleteMinute lost(Loss loss) {
    return switch (state) {
      case Incomplete _, Replaying _ -> with(webhookIds, causes, new Lost(loss));
      case Recovered _, NotAttempted _, Lost _ -> this;
    };
  }

  private IncompleteMinute with(Set<String> ids, Set<Cause> why, MinuteState next) {
    return new IncompleteMinute(endpoint, minute, ids, why, next);
  }

  private Set<Cause> causesAnd(Cause cause) {
    return union(causes, Set.of(cause));
  }

  private static <T> Set<T> union(Collection<T> some, Collection<T> others) {
    Set<T> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
