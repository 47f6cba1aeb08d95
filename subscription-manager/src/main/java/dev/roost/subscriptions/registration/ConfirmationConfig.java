package dev.roost.subscriptions.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How it is found out whether a webhook passed a challenge that X has only begun (API 2). */
@ConfigMapping(prefix = "roost.subscriptions.confirmation")
interface ConfirmationConfig {

  /** Between two looks at X's list, of which X takes 450 in 15 minutes from an app. */
  @WithDefault("2s")
  Duration pollInterval();

  /**
   * How long a challenge is waited for. X gives a webhook 3 to 10 seconds to answer, and says
   * nowhere how long after its 200 it asks.
   */
  @WithDefault("1m")
  Duration timeout();
}
