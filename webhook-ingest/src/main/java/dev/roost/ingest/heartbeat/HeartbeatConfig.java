package dev.roost.ingest.heartbeat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this replica says that it is there. */
@ConfigMapping(prefix = "roost.ingest.heartbeat")
public interface HeartbeatConfig {

  /** How often. A second lets an outage be told to the second, for one small record per app. */
  @WithDefault("1s")
  Duration interval();

  /** What the replica's name begins with; in Kubernetes the pod's name. */
  @WithDefault("${HOSTNAME:webhook-ingest}")
  String host();
}
