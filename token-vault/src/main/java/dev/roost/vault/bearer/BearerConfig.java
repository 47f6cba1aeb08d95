package dev.roost.vault.bearer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often X may be asked for another bearer. */
@ConfigMapping(prefix = "roost.vault.bearer")
public interface BearerConfig {

  /**
   * At most once in this time per app, over all replicas: X gives the same bearer until it is
   * invalidated, so that asking again at once changes nothing and uses up X's patience.
   */
  @WithDefault("1m")
  Duration minRefreshInterval();
}
