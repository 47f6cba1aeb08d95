package dev.roost.ingest.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who may call, by address. */
@ConfigMapping(prefix = "roost.ingest.sources")
public interface SourcesConfig {

  /** Networks in CIDR notation that may call; none means everyone. */
  Optional<List<String>> allowed();

  /**
   * Networks of the proxies in front. Only what they say about who called is believed; without any,
   * the caller is whoever holds the connection.
   */
  Optional<List<String>> trustedProxies();

  /**
   * The header the proxies write. One only: what they do not write themselves they may pass on as
   * the caller made it up.
   */
  @WithDefault("x-forwarded-for")
  ForwardingHeader header();
}
