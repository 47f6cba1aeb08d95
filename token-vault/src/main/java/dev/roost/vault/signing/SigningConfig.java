package dev.roost.vault.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What signing may use. */
@ConfigMapping(prefix = "roost.vault.signing")
public interface SigningConfig {

  /** A signature takes a few milliseconds of one: four make more than X takes requests. */
  @WithDefault("4")
  int maxConnections();
}
