package dev.roost.subscriptions.subscription;

import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.contracts.name.UserId;
import dev.roost.subscriptions.webhook.WebhookKey;

/**
 * Which subscription.
 *
 * @param webhook through which webhook
 * @param userId X's id of the user
 */
public record SubscriptionKey(WebhookKey webhook, String userId) {

  /** That of these names. */
  public static SubscriptionKey of(AppName app, EndpointName endpoint, UserId userId) {
    return new SubscriptionKey(WebhookKey.of(app, endpoint), userId.value());
  }
}
