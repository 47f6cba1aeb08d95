package dev.roost.subscriptions.people;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What anybody in the world may cost who reaches people's pages. */
@ConfigMapping(prefix = "roost.subscriptions.connect-server")
interface ConnectServerConfig {

  /** Past it a connection is closed as it comes, so that no number of clients takes more memory. */
  @WithDefault("10000")
  int maxConnections();

  /** From the opening of a connection to the end of its first request's head. */
  @WithDefault("10s")
  Duration headTimeout();

  /**
   * From the end of a request's head to the end of its response: longer than the vault and X are
   * given together.
   */
  @WithDefault("30s")
  Duration requestTimeout();

  /**
   * From the end of a response to the end of the next request's head; longer than a balancer keeps
   * its connections, so that it is the balancer that closes them.
   */
  @WithDefault("75s")
  Duration idleTimeout();

  /** Request line and headers; a browser's cookies for the app's other pages may be among them. */
  @WithDefault("16K")
  MemorySize maxHeaderSize();

  /** The pages' one form has two short fields. */
  @WithDefault("16K")
  MemorySize maxBodySize();
}
