package dev.roost.subscriptions.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How X's rate limits are divided. */
@ConfigMapping(prefix = "roost.subscriptions.budget")
public interface BudgetConfig {

  /**
   * The share of each limit that people's reads leave to work, 0 to 1. Registering a webhook and
   * finding a lost one take up to seven of X's 15 lists in 15 minutes.
   */
  @WithDefault("0.5")
  double reservedFromReads();

  /**
   * The share of each limit that the comparison with X's lists leaves to work, 0 to 1: it can wait.
   */
  @WithDefault("0.2")
  double reservedFromReconciliation();

  /** The share that calls of this priority leave. */
  default double reservedFrom(Priority priority) {
    return switch (priority) {
      case WORK -> 0;
      case RECONCILIATION -> bounded(reservedFromReconciliation());
      case READ -> bounded(reservedFromReads());
    };
  }

  private static double bounded(double share) {
    return Math.clamp(share, 0, 1);
  }
}
