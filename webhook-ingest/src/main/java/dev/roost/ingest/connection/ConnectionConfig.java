package dev.roost.ingest.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a connection is waited for. How many there may be is Quarkus's to count. */
@ConfigMapping(prefix = "roost.ingest.connection")
public interface ConnectionConfig {

  /**
   * How long a request's head may take from its first byte, and a body nobody wants. X sends both
   * at once, and waits 3 s for the whole answer.
   */
  @WithDefault("2300ms")
  Duration headerReadTimeout();
}
