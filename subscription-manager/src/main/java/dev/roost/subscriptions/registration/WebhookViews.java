package dev.roost.subscriptions.registration;

import dev.roost.subscriptions.registration.WebhookObservation.Seen;
import dev.roost.subscriptions.subscription.SubscriptionsOfWebhook;
import dev.roost.subscriptions.webhook.Webhook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Webhooks as the admin API shows them. */
@ApplicationScoped
class WebhookViews {

  private final SubscriptionsOfWebhook subscriptions;

  WebhookViews(SubscriptionsOfWebhook subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** As it is written down, with the progress of a move. */
  Uni<WebhookView> whole(Webhook one) {
    return whole(one, Optional.empty());
  }

  /** The same, with what was seen at X. */
  Uni<WebhookView> whole(Webhook one, Optional<Seen> seen) {
    WebhookView.Observed observed =
        seen.map(all -> all.byEndpoint().get(one.key().endpoint())).orElse(null);
    String id = one.webhookId();
    return one.move().oldWebhookId() == null || id == null
        ? Uni.createFrom().item(WebhookView.of(one, null, observed))
        : subscriptions.progress(one.key(), id).map(users -> WebhookView.of(one, users, observed));
  }

  /** Without that progress. */
  static WebhookView view(Webhook one, Optional<Seen> seen) {
    return WebhookView.of(
        one, null, seen.map(all -> all.byEndpoint().get(one.key().endpoint())).orElse(null));
  }
}
