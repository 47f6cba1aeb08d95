package dev.roost.subscriptions.budget;

import dev.roost.xapi.endpoint.Endpoint;
import dev.roost.xapi.v2.Operation;

/** X's documented limits, which hold until X has said others in the headers of its answers. */
final class DocumentedRates {

  /** Lists and counts of account activity. */
  private static final int READS_OF_ALL = 15;

  /** What concerns one subscription. */
  private static final int OF_ONE_SUBSCRIPTION = 500;

  private DocumentedRates() {}

  /**
   * Calls in 15 minutes. X has published no row for account activity below {@code /2}: what version
   * 1.1 has for the same is assumed.
   */
  static int of(Endpoint endpoint) {
    return endpoint
        .limit()
        .orElse(
            endpoint == Operation.COUNT_ACCOUNTS || endpoint == Operation.LIST_ACCOUNTS
                ? READS_OF_ALL
                : OF_ONE_SUBSCRIPTION);
  }
}
