package dev.roost.replay.window;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** X's rules for a window, by API, which a demo relaxes together with the simulator's. */
@ConfigMapping(prefix = "roost.replay.window")
public interface WindowConfig {

  /** How long ago a window begins at least. X's rule. */
  @WithDefault("31m")
  Duration fromAge();

  /**
   * How long ago a window ends at least. X's rule: what happened is replayable ten minutes later.
   */
  @WithDefault("10m")
  Duration toAge();

  /** How long ago a window begins at most. X's rule: it keeps what it attempted for five days. */
  @WithDefault("5d")
  Duration maxAge();

  /** How long a window is at most. X's advice. */
  @WithDefault("2h")
  Duration maxDuration();

  /** The rules for webhooks of API 2. */
  V2 v2();

  /** X's rules for webhooks of API 2. */
  interface V2 {

    /** How long ago a window begins at least. X's rule: not in the future. */
    @WithDefault("0s")
    Duration fromAge();

    /** How long ago a window ends at least. X's rule: not in the future. */
    @WithDefault("0s")
    Duration toAge();

    /** How long ago a window begins at most. X's rule: it keeps what it attempted for 24 hours. */
    @WithDefault("24h")
    Duration maxAge();

    /** How long a window is at most. X's advice for API 1.1, and none is known for this one. */
    @WithDefault("2h")
    Duration maxDuration();
  }
}
