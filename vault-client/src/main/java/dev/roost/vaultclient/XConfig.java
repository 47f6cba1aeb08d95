package dev.roost.vaultclient;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where X is. */
@ConfigMapping(prefix = "roost.x")
public interface XConfig {

  /** Scheme and host; the host is inside each signature. The vault signs for no other. */
  @WithDefault("https://api.x.com")
  URI baseUrl();

  /** For a whole answer; X challenges the webhook within it, which may take three seconds. */
  @WithDefault("10s")
  Duration timeout();
}
