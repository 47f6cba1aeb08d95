package dev.roost.vault.rotation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast rows are sealed anew. */
@ConfigMapping(prefix = "roost.vault.rotation")
public interface RotationConfig {

  /** Rows in one step; while it runs, writes to that app wait. */
  @WithDefault("50")
  int rowsPerStep();

  /** Time between steps. */
  @WithDefault("1s")
  Duration stepInterval();
}
