package dev.roost.ingest.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many connections there may be, and how long one is waited for. */
@ConfigMapping(prefix = "roost.ingest.connection")
public interface ConnectionConfig {

  /**
   * How long a request's head may take from its first byte, and a body nobody wants. X sends both
   * at once, and waits 3 s for the whole answer.
   */
  @WithDefault("2300ms")
  Duration headerReadTimeout();

  /**
   * How many connections may be open on the public port; past it one is closed as it comes. 10,000
   * silent ones held 27 MB of heap.
   */
  @WithDefault("10000")
  int maxConnections();

  /**
   * From which share of {@link #maxConnections} on each new connection closes the one that has been
   * silent for longest. Below it nothing is closed, since proxies connect ahead; with 1 nothing
   * ever is, and whoever opens enough connections shuts X out.
   */
  @WithDefault("0.8")
  double silentClosedAbove();
}
