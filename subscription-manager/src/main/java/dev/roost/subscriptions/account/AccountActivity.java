package dev.roost.subscriptions.account;

import dev.roost.xapi.endpoint.Subscribed;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.SubscriptionList;
import dev.roost.xapi.endpoint.Unsubscribed;
import dev.roost.xapi.endpoint.Webhook;
import dev.roost.xapi.v2.Credential;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;

/**
 * X's webhooks, and the subscriptions of its Account Activity API, asked in the name of one app.
 * Failures are {@code XApiException}s, or what stood in the way of asking X.
 */
public interface AccountActivity {

  /** The app's webhooks. */
  Uni<List<Webhook>> webhooks();

  /**
   * Registers a webhook; X challenges it first. It may not be valid yet. Fails with a {@code
   * Conflict} where X has one with this URL.
   */
  Uni<Webhook> registerWebhook(URI url);

  /** Has X challenge a webhook. */
  Uni<Challenged> challengeWebhook(String webhookId);

  /** Deletes a webhook, and with it all its subscriptions. */
  Uni<Void> deleteWebhook(String webhookId);

  /**
   * Subscribes a user, by the user's own token.
   *
   * @param credential which of the user's, where X takes more than one
   */
  Uni<Subscribed> subscribe(String webhookId, String userId, Credential credential);

  /**
   * Whether a user is subscribed, asked by the user's own token.
   *
   * @param credential which of the user's, where X takes more than one
   */
  Uni<Boolean> isSubscribed(String webhookId, String userId, Credential credential);

  /** Who is subscribed through a webhook. */
  Uni<SubscriptionList> subscriptions(String webhookId);

  /** How many subscriptions the account has and may have. */
  Uni<SubscriptionCount> countSubscriptions();

  /** Ends a user's subscription, by the app's bearer. */
  Uni<Unsubscribed> unsubscribe(String webhookId, String userId);

  /**
   * Ends a user's subscription by the user's own token, where X has such an endpoint; else by the
   * app's bearer.
   */
  Uni<Unsubscribed> unsubscribeAsUser(String webhookId, String userId);

  /** Whether {@link #unsubscribeAsUser} asks an endpoint of its own. */
  boolean unsubscribesAsUser();
}
