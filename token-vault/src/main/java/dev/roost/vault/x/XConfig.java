package dev.roost.vault.x;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where X is. Nothing is signed for anywhere else. */
@ConfigMapping(prefix = "roost.x")
public interface XConfig {

  /** Scheme, host and perhaps a port. */
  @WithDefault("https://api.x.com")
  URI baseUrl();

  /**
   * X's page where people sign in and consent by OAuth 2.0, without a query. Unset: {@code
   * https://x.com/i/oauth2/authorize} where the base is {@code https://api.x.com}, since X's page
   * is on another host than its API; else {@code /i/oauth2/authorize} at the base.
   */
  Optional<URI> authorizeUrl();

  /** How long an answer of X is waited for. */
  @WithDefault("10s")
  Duration timeout();
}
