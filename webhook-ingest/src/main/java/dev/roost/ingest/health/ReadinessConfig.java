package dev.roost.ingest.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a replica counts as ready. */
@ConfigMapping(prefix = "roost.ingest.readiness")
interface ReadinessConfig {

  /**
   * How long after its start a replica with keys waits for the table of webhooks. Then it is ready
   * without: in a Kafka outage nobody else might answer X's challenges.
   */
  @WithDefault("20s")
  Duration webhooksTimeout();
}
