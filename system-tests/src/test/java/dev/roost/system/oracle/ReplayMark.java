package dev.roost.system.oracle;

import dev.roost.system.oracle.Happening.Trip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code roost-replayed} may be. The copy that was stored first comes out, and none that was
 * sent after the first 200 can be that one; {@code roost-received-at} narrows it down further.
 *
 * <ul>
 *   <li>Sent by a replay job, and happened inside its window or marked by X: true.
 *   <li>Sent by a replay job and happened outside, since X takes what it first <i>attempted</i>
 *       inside: either.
 *   <li>Sent live: false; either where it was received while such a job of the webhook was under
 *       way, as a retry and a replay look the same.
 * </ul>
 */
final class ReplayMark {

  /** By so much a job begins earlier in Roost's eyes, since clocks may differ. */
  private static final Duration BEFORE_A_JOB = Duration.ofSeconds(61);

  /** By so much wall times of two processes are trusted to agree. */
  static final Duration PRECISION = Duration.ofMillis(100);

  private static final Set<Boolean> EITHER = Set.of(true, false);

  private final Happening happening;
  private final @Nullable Instant at;
  private final Instant received;
  private final List<ReplayWindow> jobs;

  private ReplayMark(
      Happening happening, @Nullable Instant at, Instant received, List<ReplayWindow> jobs) {
    this.happening = happening;
    this.at = at;
    this.received = received;
    this.jobs = jobs;
  }

  /**
   * The right values, one or both; both where no attempt fits the time of receipt.
   *
   * @param value what came out: where X marks a replay, only some of the copies have this value
   * @param at when it happened, null where nobody can tell
   * @param received what the record says of its receipt
   * @param jobs all replay jobs of the webhooks it travelled through
   */
  static Set<Boolean> right(
      Happening happening,
      Bytes value,
      @Nullable Instant at,
      Instant received,
      List<ReplayWindow> jobs) {
    ReplayMark mark = new ReplayMark(happening, at, received, jobs);
    Set<Boolean> right =
        happening.trips().stream()
            .filter(trip -> trip.yields(value))
            .filter(mark::maybeFirst)
            .flatMap(mark::right)
            .collect(Collectors.toSet());
    return right.isEmpty() ? EITHER : right;
  }

  private boolean maybeFirst(Trip trip) {
    return trip.delivery().attempts().stream().anyMatch(this::maybeFirst);
  }

  private boolean maybeFirst(Attempt attempt) {
    Long sentAt = attempt.sentAt();
    return sentAt != null
        && sentAt <= happening.firstAccepted()
        && !received.plus(PRECISION).isBefore(attempt.at());
  }

  private Stream<Boolean> right(Trip trip) {
    ReplayWindow sentBy = trip.delivery().origin().replay();
    if (sentBy != null) {
      return trip.isMarkedReplayed() || isInside(sentBy) ? Stream.of(true) : EITHER.stream();
    }
    return jobs.stream().anyMatch(this::covers) ? EITHER.stream() : Stream.of(false);
  }

  private boolean covers(ReplayWindow job) {
    return isInside(job) && received.isAfter(job.begunAt().minus(BEFORE_A_JOB));
  }

  private boolean isInside(ReplayWindow job) {
    return at == null || job.contains(at);
  }
}
