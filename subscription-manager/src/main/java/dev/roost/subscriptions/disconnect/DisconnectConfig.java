package dev.roost.subscriptions.disconnect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How users are disconnected. */
@ConfigMapping(prefix = "roost.subscriptions.disconnect")
interface DisconnectConfig {

  /**
   * How long the credentials wait for the subscriptions to end at X. After it they end all the
   * same: whoever takes the access back is not to wait for X, which ends what needs consent by
   * itself.
   */
  @WithDefault("10m")
  Duration maxWait();

  /** How long whoever asks for it waits for it to be done; it goes on by itself. */
  @WithDefault("5s")
  Duration responseWait();

  /** The pause after the first attempt that did not come to the end; doubled each time. */
  @WithDefault("2s")
  @WithName("backoff.initial")
  Duration backoffInitial();

  /** The longest such pause: where X refuses the end of a subscription it is asked so often. */
  @WithDefault("10m")
  @WithName("backoff.max")
  Duration backoffMax();

  /** How long it is remembered who was disconnected, for who looks. */
  @WithDefault("30d")
  Duration retention();
}
