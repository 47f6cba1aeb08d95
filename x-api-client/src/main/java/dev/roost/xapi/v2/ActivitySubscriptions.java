package dev.roost.xapi.v2;

import java.util.List;

/**
 * Subscriptions of the X Activity API, as far as X's list of them went.
 *
 * @param subscriptions each once, in X's order
 * @param isWhole whether they are all there are; what a list lacks that is not whole may be there
 */
public record ActivitySubscriptions(List<ActivitySubscription> subscriptions, boolean isWhole) {

  public ActivitySubscriptions {
    subscriptions = List.copyOf(subscriptions);
  }
}
