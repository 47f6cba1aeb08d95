package dev.roost.subscriptions.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a wanted set may do at once. */
@ConfigMapping(prefix = "roost.subscriptions.bulk")
public interface BulkConfig {

  /** The share of a webhook's users that may be removed without a person's word. */
  @WithDefault("0.2")
  double maxRemovalRatio();

  /** The largest set, written in one transaction; X's largest published limit is 5000. */
  @WithDefault("10000")
  int maxUsers();
}
