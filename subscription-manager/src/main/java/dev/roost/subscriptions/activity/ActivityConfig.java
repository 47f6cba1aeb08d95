package dev.roost.subscriptions.activity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an app may have of the X Activity API. */
@ConfigMapping(prefix = "roost.subscriptions.activity")
interface ActivityConfig {

  /**
   * How many subscriptions an app may have, one for each user and event type, where none is set for
   * the app: X's limit for enterprises. 1,500 for self-service, 150,000 for partners.
   */
  @WithDefault("75000")
  int maxSubscriptions();
}
