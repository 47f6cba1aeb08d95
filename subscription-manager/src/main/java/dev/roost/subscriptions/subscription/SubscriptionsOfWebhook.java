package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.activity.EventTypesOfUsers;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/**
 * What the fate of a webhook does to its subscriptions, in the transaction that writes the fate.
 */
@ApplicationScoped
public class SubscriptionsOfWebhook {

  private final SubscriptionStore store;
  private final EventTypesOfUsers eventTypes;
  private final Pool database;
  private final Clock clock;

  SubscriptionsOfWebhook(
      SubscriptionStore store, EventTypesOfUsers eventTypes, Pool database, Clock clock) {
    this.store = store;
    this.eventTypes = eventTypes;
    this.database = database;
    this.clock = clock;
  }

  /**
   * X lost them with the webhook that had another id: all are asked for again, but for those that
   * are to end: they have ended, or X says so when it is asked.
   */
  public Uni<Void> lostAllBut(SqlConnection tx, Webhook webhook) {
    Instant now = clock.instant();
    return store
        .lockAll(tx, webhook.key())
        .flatMap(all ->
            store.saveAll(
                tx,
                all.stream()
                    .filter(SubscriptionsOfWebhook::mayBeDelivered)
                    .filter(one -> !Objects.equals(one.through(), webhook.webhookId()))
                    .toList(),
                one -> one.lost(now)));
  }

  /** Those who are subscribed are to be subscribed on the new webhook, too. */
  public Uni<Void> moveAll(SqlConnection tx, WebhookKey webhook) {
    Instant now = clock.instant();
    return store
        .lockAll(tx, webhook)
        .flatMap(all ->
            store.saveAll(
                tx,
                all.stream().filter(SubscriptionsOfWebhook::mayBeDelivered).toList(),
                one -> one.toBeMoved(now)));
  }

  /** Subscribed, or to some of the event types though others were refused. */
  private static boolean mayBeDelivered(Subscription one) {
    return one.isWanted() && (one.isSubscribed() || (one.isFailed() && one.events().isActivity()));
  }

  /** The webhook is gone, and they with it. */
  public Uni<Void> endAll(SqlConnection tx, WebhookKey webhook) {
    Instant now = clock.instant();
    return store
        .lockAll(tx, webhook)
        .flatMap(all ->
            store.saveAll(
                tx,
                all.stream().filter(one -> !one.isOver()).toList(),
                one ->
                    one.unsubscribed("The webhook was deleted.", now).with(one.work().calledOff())))
        .flatMap(_ -> eventTypes.endAll(tx, webhook));
  }

  /** How many have come to this webhook of X's. */
  public Uni<Progress> progress(WebhookKey webhook, String webhookId) {
    return store.progress(database, webhook, webhookId);
  }
}
