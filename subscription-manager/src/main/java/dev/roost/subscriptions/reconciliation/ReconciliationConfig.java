package dev.roost.subscriptions.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often X's lists are compared with what is known here. */
@ConfigMapping(prefix = "roost.subscriptions.reconciliation")
interface ReconciliationConfig {

  /**
   * Between two comparisons of one webhook: X's window. X takes 15 lists of subscriptions in it
   * from an app, over all its webhooks.
   */
  @WithDefault("15m")
  Duration interval();

  /** How often a replica looks whether a comparison is due. */
  @WithDefault("10s")
  Duration pollInterval();

  /**
   * What changed here within so long before X's list was read is not compared: X takes up to ten
   * seconds to begin a subscription, and clocks differ.
   */
  @WithDefault("1m")
  Duration settleTime();

  /**
   * How many users that a list lacks are asked for one by one in a comparison. A partial list costs
   * so many calls, and the rest comes with the next ones.
   */
  @WithDefault("100")
  int maxChecks();
}
