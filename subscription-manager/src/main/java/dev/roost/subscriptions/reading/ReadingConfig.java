package dev.roost.subscriptions.reading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what was read from X is shared. */
@ConfigMapping(prefix = "roost.subscriptions.reading")
public interface ReadingConfig {

  /**
   * For how long a reading is shown without asking X again. X takes 15 of most reads in 15 minutes,
   * so nobody could read more often for long.
   */
  @WithDefault("60s")
  Duration maxAge();

  /**
   * How long one replica may be at one reading before another asks: longer than the vault and X are
   * given together, twice, since a refused bearer is renewed.
   */
  @WithDefault("60s")
  Duration claim();

  /** How often a replica looks whether another has read what it waits for. */
  @WithDefault("200ms")
  Duration pollInterval();

  /** How long readings are kept that nobody asked for again. */
  @WithDefault("7d")
  Duration retention();
}
