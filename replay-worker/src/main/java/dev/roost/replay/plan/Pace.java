package dev.roost.replay.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * How often X may be asked for one app, whatever its endpoints and whatever X answers.
 *
 * @param asks in one period. X's rule: 5 of API 1.1, 100 of API 2
 * @param period X's rule: 15 minutes
 * @param margin for the way to X and for X's own clock
 * @param deadline when an ask that has no answer is given up
 */
public record Pace(int asks, Duration period, Duration margin, Duration deadline) {

  /** For the Account Activity API 1.1. */
  public static final Pace V1_1 =
      new Pace(5, Duration.ofMinutes(15), Duration.ofSeconds(15), Duration.ofSeconds(30));

  /** For API 2. */
  public static final Pace V2 =
      new Pace(100, Duration.ofMinutes(15), Duration.ofSeconds(15), Duration.ofSeconds(30));

  /**
   * One ask.
   *
   * @param sentAt noted before it is sent
   * @param endsAt until when it counts
   */
  public record Ask(Instant sentAt, Instant endsAt) {}

  /** An ask that is about to be sent: X may take it as late as at its deadline. */
  public Ask sending(Instant now) {
    return new Ask(now, now.plus(deadline).plus(period).plus(margin));
  }

  /** An ask that was answered. */
  public Ask answered(Ask ask, Instant now) {
    return new Ask(ask.sentAt(), now.plus(period).plus(margin));
  }

  /** From when on X may be asked; empty if it may be now. */
  public Optional<Instant> notBefore(Collection<Ask> sent, Instant now) {
    var counting = sent.stream().map(Ask::endsAt).filter(now::isBefore).sorted().toList();
    return counting.size() < asks
        ? Optional.empty()
        : Optional.of(counting.get(counting.size() - asks));
  }
}
