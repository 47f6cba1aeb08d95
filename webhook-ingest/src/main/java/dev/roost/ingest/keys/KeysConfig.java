package dev.roost.ingest.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhook keys are kept up to date; where the vault is, vault-client's settings say. */
@ConfigMapping(prefix = "roost.ingest.keys")
public interface KeysConfig {

  /** How often the vault is asked; an announcement is quicker, and may be lost. */
  @WithDefault("2s")
  Duration pollInterval();
}
