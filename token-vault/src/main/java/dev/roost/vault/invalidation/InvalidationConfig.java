package dev.roost.vault.invalidation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How X is told of tokens that were taken out of use. */
@ConfigMapping(prefix = "roost.vault.invalidation")
public interface InvalidationConfig {

  /** How often a replica looks for tokens that are due. */
  @WithDefault("2s")
  Duration pollInterval();

  /** Tokens taken at once, and so requests to X at the same time. */
  @WithDefault("4")
  int maxConcurrency();

  /**
   * How long a token is a worker's, by the database's clock; renewed right before X is asked.
   * Longer than X is waited for.
   */
  @WithDefault("1m")
  Duration lease();

  /** The pause after the first failure; doubled each time, and up to a fifth more by chance. */
  @WithDefault("5s")
  @WithName("backoff.initial")
  Duration backoffInitial();

  /** The longest such pause: how long after X is back a token may still wait. */
  @WithDefault("1h")
  @WithName("backoff.max")
  Duration backoffMax();

  /**
   * How old a token may get before it is erased though X did not confirm: long enough for an outage
   * over days, and no secret is kept for ever.
   */
  @WithDefault("7d")
  Duration maxAge();
}
