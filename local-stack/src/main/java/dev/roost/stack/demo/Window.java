package dev.roost.stack.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The whole minutes that X is asked to replay.
 *
 * @param from the first minute
 * @param to the minute after the last
 */
record Window(Instant from, Instant to) {

  /** The minutes that hold all from one moment to another. */
  static Window around(Instant first, Instant last) {
    return new Window(
        first.truncatedTo(ChronoUnit.MINUTES),
        last.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
  }

  /** How long it takes from now until its end is past; zero when it is. */
  Duration untilPast(Instant now) {
    Duration left = Duration.between(now, to);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
