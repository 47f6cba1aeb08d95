package dev.roost.subscriptions.revocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How a revocation that cannot be done is tried again; it is never given up. */
@ConfigMapping(prefix = "roost.subscriptions.revocation")
public interface RevocationConfig {

  /** The pause after the first failure; doubled each time. */
  @WithDefault("1s")
  @WithName("backoff.initial")
  Duration backoffInitial();

  /** The longest pause: how long after the vault is back a revocation may still wait. */
  @WithDefault("30s")
  @WithName("backoff.max")
  Duration backoffMax();
}
