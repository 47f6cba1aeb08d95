package dev.roost.subscriptions.limit;

import dev.roost.runtime.address.ForwardingHeader;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How the client of a request to people's pages is found. */
@ConfigMapping(prefix = "roost.subscriptions.connect")
interface ClientsConfig {

  /**
   * Networks of the proxies in front of people's pages, in CIDR notation. Only what they say about
   * the client is believed.
   */
  Optional<List<String>> trustedProxies();

  /** The header in which they say it. */
  @WithDefault("x-forwarded-for")
  ForwardingHeader forwardingHeader();

  /**
   * Whether browsers, or a balancer that keeps their addresses, reach the port without a proxy. An
   * address is then a client's, though no proxy is named.
   */
  @WithDefault("false")
  boolean direct();
}
