package dev.roost.subscriptions.reading;

import dev.roost.xapi.v2.ActivitySubscription;
import dev.roost.xapi.v2.ActivitySubscriptions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What X's list of one user shows.
 *
 * @param all each subscription of the user
 */
public record ListedEventTypes(List<Listed> all) {

  public ListedEventTypes {
    all = List.copyOf(all);
  }

  /**
   * One of them.
   *
   * @param eventType X's name of the type
   * @param webhookId X's id of the webhook; empty for X's stream alone
   */
  record Listed(String eventType, String webhookId) {}

  static ListedEventTypes of(ActivitySubscriptions list) {
    return new ListedEventTypes(
        list.subscriptions().stream().map(ListedEventTypes::listed).toList());
  }

  private static Listed listed(ActivitySubscription one) {
    return new Listed(one.eventType(), one.webhookId().orElse(""));
  }

  /** The event types, by X's names, that come through this webhook of X's. */
  public Set<String> of(String webhookId) {
    return all.stream()
        .filter(one -> one.webhookId().equals(webhookId))
        .map(Listed::eventType)
        .collect(Collectors.toSet());
  }
}
