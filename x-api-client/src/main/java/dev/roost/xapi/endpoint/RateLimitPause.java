package dev.roost.xapi.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long a rate limit is waited for, whatever X says. A reset that lies in the past, by a clock
 * that is off or by a mistake, must not become a loop; one in another age must not become never.
 *
 * @param min the shortest pause
 * @param max the longest; X's windows have 15 minutes
 * @param jitter the share of the pause that is added by chance, 0 to 1, so that not all who wait
 *     for one limit come back at once
 */
public record RateLimitPause(Duration min, Duration max, double jitter) {

  /** X's window, and some seconds for clocks that differ. */
  public static final RateLimitPause DEFAULT =
      new RateLimitPause(Duration.ofSeconds(5), Duration.ofMinutes(16), 0.1);

  /**
   * @throws IllegalArgumentException for bounds that are none
   */
  public RateLimitPause {
    if (!min.isPositive() || max.compareTo(min) < 0 || jitter < 0 || jitter > 1) {
      throw new IllegalArgumentException(
          "A rate limit's least pause is more than zero, its greatest is not less, and jitter is 0"
              + " to 1.");
    }
  }

  /** From when on X is asked again: not before the reset that it names, within the bounds. */
  public Instant end(Instant now, Instant reset, RandomGenerator random) {
    Duration said = Duration.between(now, reset);
    Duration pause = said.compareTo(min) < 0 ? min : said.compareTo(max) > 0 ? max : said;
    return now.plus(pause).plusMillis((long) (pause.toMillis() * jitter * random.nextDouble()));
  }
}
