package dev.roost.subscriptions.preflight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How preflight looks at what webhook-ingest refused. */
@ConfigMapping(prefix = "roost.subscriptions.preflight.deliveries")
interface DeliveryCheckConfig {

  /**
   * Refusals of this last while are told. X tries a delivery again for five minutes: what was
   * refused before is over, and what is mended shows as mended after that.
   */
  @WithDefault("5m")
  Duration window();

  /** How far back heartbeats are read; each replica says one a second unless set otherwise. */
  @WithDefault("10s")
  Duration heartbeatAge();

  /** For the reading; whoever waits for preflight waits no longer for Kafka. */
  @WithDefault("5s")
  Duration timeout();
}
