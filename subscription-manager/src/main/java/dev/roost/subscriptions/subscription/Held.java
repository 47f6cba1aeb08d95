package dev.roost.subscriptions.subscription;

import dev.roost.contracts.webhook.WebhookState.Api;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that the caller holds.
 *
 * @param api which of X's APIs has the webhook
 * @param webhookId X's id of the webhook it goes through; absent only for one that is to end
 * @param oldWebhookId X's id of the webhook that a move has not deleted yet: it still delivers
 */
record Held(
    Subscription subscription, Api api, @Nullable String webhookId, @Nullable String oldWebhookId) {

  /** X's id of the webhook it goes through. */
  String requiredId() {
    if (webhookId == null) {
      throw new IllegalStateException("X does not have the webhook");
    }
    return webhookId;
  }

  /** X's ids of all webhooks that may carry the user. */
  List<String> webhookIds() {
    return Stream.of(webhookId, oldWebhookId)
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .toList();
  }
}
