package dev.roost.router.replay;

import java.time.Duration;

/** How replay jobs mark activities. */
public interface ReplayConfig {

  /** How long after its end a job still marks. */
  Duration markRetention();
}
