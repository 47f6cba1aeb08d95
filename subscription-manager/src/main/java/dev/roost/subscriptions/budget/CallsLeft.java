package dev.roost.subscriptions.budget;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many calls X takes, as far as is known.
 *
 * @param limit in 15 minutes
 * @param remaining until X begins to count anew
 * @param resetAt when that is
 */
public record CallsLeft(int limit, int remaining, Instant resetAt) {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  /** When so many calls are made, at the earliest; absent where there are none to make. */
  public @Nullable Instant endOf(long calls, Instant now) {
    if (calls <= 0) {
      return null;
    }
    if (calls <= remaining) {
      return now;
    }
    long windows = (calls - remaining - 1) / Math.max(1, limit);
    Instant reset = resetAt.isBefore(now) ? now : resetAt;
    return reset.plus(WINDOW.multipliedBy(windows));
  }
}
