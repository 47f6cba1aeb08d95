package dev.roost.vault.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How it is kept when users' credentials were last used. */
@ConfigMapping(prefix = "roost.vault.users.last-use")
public interface UsageConfig {

  /**
   * How often a replica writes what it noted. A user is written at most once in this time, by all
   * replicas together. One that is killed loses what it noted since it last wrote.
   */
  @WithDefault("1m")
  Duration writeInterval();

  /**
   * So many users are noted at most until they are written, 100 bytes each; uses of others are not
   * noted. More than X's limits let an app call for in a minute.
   */
  @WithDefault("20000")
  int maxPending();
}
