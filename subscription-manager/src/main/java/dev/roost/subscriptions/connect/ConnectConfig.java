package dev.roost.subscriptions.connect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the pages on which people connect. */
@ConfigMapping(prefix = "roost.subscriptions.connect")
public interface ConnectConfig {

  /** How long a page that was opened can begin a handshake: a form left open over lunch. */
  @WithDefault("1h")
  Duration pageTtl();

  /**
   * How many handshakes a browser may have under way; of more, the oldest is forgotten. Each is a
   * cookie of some 200 bytes, sent with every request.
   */
  @WithDefault("8")
  int maxHandshakes();
}
