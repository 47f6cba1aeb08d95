package dev.roost.subscriptions.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How work is taken and tried again. */
@ConfigMapping(prefix = "roost.subscriptions.work")
public interface WorkConfig {

  /** How often a replica looks for work that is due. */
  @WithDefault("500ms")
  Duration pollInterval();

  /** Rows taken at once, and so requests to X and the vault at the same time. */
  @WithDefault("8")
  int maxConcurrency();

  /**
   * How long a row is a worker's, by the database's clock; renewed before each call to X. Longer
   * than a call to X and one to the vault take at most.
   */
  @WithDefault("2m")
  Duration lease();

  /** The pause after the first failure; doubled each time. */
  @WithDefault("1s")
  @WithName("backoff.initial")
  Duration backoffInitial();

  /** The longest such pause: how long after a neighbour is back a row may still wait. */
  @WithDefault("1m")
  @WithName("backoff.max")
  Duration backoffMax();

  /**
   * When to try again after one failure more than these, and not before that moment: where the
   * moment is near again and again, the pauses grow all the same.
   */
  default Instant nextTry(Instant now, int failuresBefore, Optional<Instant> notBefore) {
    Instant next = nextTry(now, failuresBefore);
    return notBefore.filter(moment -> moment.isAfter(next)).orElse(next);
  }

  /** When to try again after one failure more than these. */
  default Instant nextTry(Instant now, int failuresBefore) {
    Duration doubled = backoffInitial().multipliedBy(1L << Math.min(failuresBefore, 20));
    return now.plus(doubled.compareTo(backoffMax()) < 0 ? doubled : backoffMax());
  }
}
