package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.name.Names;
import dev.roost.subscriptions.webhook.WebhookKey;

/**
 * Which subscription.
 *
 * @param webhook through which webhook
 * @param userId X's id of the user
 */
public record SubscriptionKey(WebhookKey webhook, String userId) {

  /** All three names, if they have their form; else a 400. */
  public static SubscriptionKey checked(String app, String endpoint, String userId) {
    return new SubscriptionKey(WebhookKey.checked(app, endpoint), Names.userId(userId));
  }
}
