package dev.roost.replay.asking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How X is asked. */
@ConfigMapping(prefix = "roost.replay.submission")
interface AskingConfig {

  /**
   * Between two asks for one webhook of API 1.1: X takes five in fifteen minutes from the whole
   * app.
   */
  @WithDefault("3m")
  Duration minSpacing();

  /** What differs for webhooks of API 2. */
  V2 v2();

  /** For webhooks of API 2. */
  interface V2 {

    /** Between two asks for one webhook: X takes 100 in fifteen minutes from the whole app. */
    @WithDefault("10s")
    Duration minSpacing();
  }

  /**
   * Between the acknowledged intent and asking X: activity-router marks by the intent, and X can be
   * quicker than its reader.
   */
  @WithDefault("1s")
  Duration delay();

  /** How often this replica looks for work. */
  @WithDefault("500ms")
  Duration pollInterval();

  /**
   * How long a job is a replica's before another takes it over, by the database's clock; renewed
   * right before X is asked. Longer than the vault is given for a call, in which it may renew the
   * bearer and ask X again.
   */
  @WithDefault("60s")
  Duration lease();

  /**
   * Before X is asked again after no usable answer; doubled each time. X takes five asks in fifteen
   * minutes.
   */
  @WithDefault("30s")
  @WithName("backoff.initial")
  Duration backoffInitial();

  /** The longest such pause. */
  @WithDefault("5m")
  @WithName("backoff.max")
  Duration backoffMax();

  /**
   * How long X's word about the end is waited for. X replays up to 2,500 events a second, and says
   * nothing of how far it is.
   */
  @WithDefault("6h")
  Duration maxAttemptAge();

  /** How long ended jobs are kept. */
  @WithDefault("90d")
  Duration retention();
}
