package dev.roost.vault.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How users are looked for whose state was not told. */
@ConfigMapping(prefix = "roost.vault.users")
public interface UserStatesConfig {

  /**
   * How often, the first time right after the start. Only what replicas of the version before wrote
   * is found by it, so that it may be rare: each look reads all users.
   */
  @WithDefault("10m")
  Duration checkInterval();
}
