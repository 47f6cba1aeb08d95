package dev.roost.vault.handshake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a user may be on the way. */
@ConfigMapping(prefix = "roost.vault.handshake")
public interface HandshakeConfig {

  /** From being sent to X to being back; X's own limit is near this. */
  @WithDefault("15m")
  Duration ttl();

  /** How often those that expired are removed. */
  @WithDefault("1m")
  Duration cleanupInterval();
}
