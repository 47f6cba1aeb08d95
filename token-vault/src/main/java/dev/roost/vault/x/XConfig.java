package dev.roost.vault.x;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where X is. Nothing is signed for anywhere else. */
@ConfigMapping(prefix = "roost.x")
public interface XConfig {

  /** Scheme, host and perhaps a port. */
  @WithDefault("https://api.x.com")
  URI baseUrl();

  /** How long an answer of X is waited for. */
  @WithDefault("10s")
  Duration timeout();
}
