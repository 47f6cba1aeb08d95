package dev.roost.ingest.secretuse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How token-vault is told which secrets verified deliveries. */
@ConfigMapping(prefix = "roost.ingest.secret-uses")
public interface SecretUsesConfig {

  /** How often, where anything was verified; people retire a secret after hours at the earliest. */
  @WithDefault("1m")
  Duration reportInterval();
}
