package dev.roost.replay.rule;

import dev.roost.replay.rule.ReplicaLife.Gone;
import dev.roost.replay.rule.ReplicaLife.Heard;
import dev.roost.replay.rule.ReplicaLife.Last;
import dev.roost.replay.rule.ReplicaLife.Silent;
import dev.roost.replay.rule.ReplicaLife.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What heartbeats and the lack of them show. */
public final class ReplicaRules {

  private static final Scope ALL = new Scope.All();

  private final RuleSettings settings;

  public ReplicaRules(RuleSettings settings) {
    this.settings = settings;
  }

  /** The first heartbeat of a replica. */
  public Step<ReplicaLife> heard(Heartbeat beat) {
    Last none = new Last(beat.startedAt(), beat.every(), Map.of());
    return new Step<>(after(none, beat), refused(none, beat));
  }

  /** A further heartbeat of a replica. */
  public Step<ReplicaLife> heard(ReplicaLife before, Heartbeat beat) {
    Last last = before.last();
    List<Evidence> evidence = refused(last, beat);
    if (before instanceof Silent) {
      evidence.add(ended(Cause.INSTANCE_LOST, before, beat.sentAt()));
    }
    if (!(before instanceof Stopped) && isGap(last, beat.sentAt())) {
      evidence.add(ended(Cause.NO_HEARTBEAT, before, beat.sentAt()));
    }
    return new Step<>(after(last, beat), evidence);
  }

  private static ReplicaLife after(Last last, Heartbeat beat) {
    Last now = last.followedBy(beat);
    return beat.stopped() ? new Stopped(beat.replica(), now) : new Heard(beat.replica(), now);
  }

  private static List<Evidence> refused(Last last, Heartbeat beat) {
    List<Evidence> evidence = new ArrayList<>();
    for (Heartbeat.Refusals its : beat.refusals()) {
      long more = its.total() - last.totals().getOrDefault(its.counted(), 0L);
      if (more > 0) {
        evidence.add(refused(last, beat, its, more));
      }
    }
    return evidence;
  }

  private static Evidence refused(Last last, Heartbeat beat, Heartbeat.Refusals its, long more) {
    boolean allNamed = its.named().size() >= more;
    return new Evidence(
        its.cause(),
        new Scope.One(its.endpoint()),
        beat.replica(),
        new Span.Closed(last.sentAt(), beat.sentAt()),
        allNamed ? new Evidence.Proof.Receipts(its.named()) : new Evidence.Proof.None());
  }

  private static Evidence ended(Cause cause, ReplicaLife life, Instant to) {
    return Evidence.closed(cause, ALL, life.replica(), life.last().sentAt(), to);
  }

  private boolean isGap(Last last, Instant sentAt) {
    Duration gap = Duration.between(last.sentAt(), sentAt);
    return gap.compareTo(settings.silence(last.every())) > 0;
  }

  private boolean isSilence(Last last, Instant now) {
    Duration gap = Duration.between(last.sentAt(), now);
    return gap.compareTo(settings.silenceByAnotherClock(last.every())) > 0;
  }

  /**
   * A replica that is not heard any more.
   *
   * @param reached up to when all heartbeats were read by a reader at the end of their topic
   */
  public Optional<Step<Silent>> silent(Heard life, Instant reached) {
    return isSilence(life.last(), reached)
        ? Optional.of(
            Step.of(
                new Silent(life.replica(), life.last(), reached, 0),
                Evidence.open(Cause.INSTANCE_LOST, ALL, life.replica(), life.last().sentAt())))
        : Optional.empty();
  }

  /**
   * A silent replica that is known to be gone, since others answered all probes.
   *
   * @param replicas how many may answer probes, itself among them: those that are heard, are
   *     silent, or answered without being heard
   */
  public Optional<Step<Gone>> gone(Silent life, Instant now, int replicas) {
    boolean longEnough =
        !now.isBefore(life.unechoedSince().plus(settings.unechoed()))
            && life.echoesOfOthers() >= (long) settings.echoesPerReplica() * replicas;
    return longEnough ? Optional.of(gone(life, now)) : Optional.empty();
  }

  /**
   * A silent replica that is known to be gone, since it is missing from the list of replicas.
   *
   * @param listedAt when the list was made
   */
  public Step<Gone> gone(Silent life, Instant listedAt) {
    return Step.of(
        new Gone(life.replica(), life.last()), ended(Cause.INSTANCE_LOST, life, listedAt));
  }

  /** A replica that was never heard answered a probe. */
  public Evidence unheard(String replica, Instant at) {
    return unheard(replica, at.minus(settings.unheardBefore()), at);
  }

  /**
   * A replica answered a probe.
   *
   * @param reached up to when all heartbeats were read by a reader at the end of their topic
   */
  public Optional<Evidence> echoed(ReplicaLife life, Instant at, boolean storing, Instant reached) {
    Instant judged = at.isBefore(reached) ? at : reached;
    return storing && !isSilence(life.last(), judged)
        ? Optional.empty()
        : Optional.of(unheard(life.replica(), life.last().sentAt(), at));
  }

  private Evidence unheard(String replica, Instant from, Instant at) {
    Instant to = at.plus(settings.unheardAfter());
    return Evidence.closed(Cause.UNHEARD, ALL, replica, from.isAfter(to) ? at : from, to);
  }
}
