package dev.roost.ingest.source;

import dev.roost.runtime.address.ForwardingHeader;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who may call, by address. */
@ConfigMapping(prefix = "roost.ingest.sources")
public interface SourcesConfig {

  /** X's networks in CIDR notation, which may call; none means everyone. */
  Optional<List<String>> allowed();

  /**
   * Roost's own networks: where subscription-manager's challenges of the public URL come from. They
   * may send challenges, and deliveries only if {@link #allowed} says so, too.
   */
  Optional<List<String>> own();

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
