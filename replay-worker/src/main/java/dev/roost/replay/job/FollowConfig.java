package dev.roost.replay.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs are followed. */
@ConfigMapping(prefix = "roost.replay.follow")
interface FollowConfig {

  /** How often a followed job's row is read; any replica may change it. */
  @WithDefault("500ms")
  Duration pollInterval();

  /** How long a stream is silent at most, so that nothing on the way takes it for dead. */
  @WithDefault("15s")
  Duration keepAliveInterval();
}
