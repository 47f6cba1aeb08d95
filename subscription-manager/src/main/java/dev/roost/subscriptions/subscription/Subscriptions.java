package dev.roost.subscriptions.subscription;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.WebhookStore;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.work.DatabaseTime;
import dev.roost.subscriptions.work.Work;
import dev.roost.subscriptions.work.WorkConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Subscriptions, wanted and ended one at a time: written down first, then asked for at X. */
@ApplicationScoped
public class Subscriptions {

  private final SubscriptionStore store;
  private final WebhookStore webhookStore;
  private final Webhooks webhooks;
  private final Subscribing subscribing;
  private final Pool database;
  private final WorkConfig config;
  private final Clock clock;

  Subscriptions(
      SubscriptionStore store,
      WebhookStore webhookStore,
      Webhooks webhooks,
      Subscribing subscribing,
      Pool database,
      WorkConfig config,
      Clock clock) {
    this.store = store;
    this.webhookStore = webhookStore;
    this.webhooks = webhooks;
    this.subscribing = subscribing;
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Subscribes a user; asked for at once where X has the webhook, else as soon as it has.
   *
   * @param screenName the user's name at X, where it is known
   */
  public Uni<Attempt> want(SubscriptionKey key, @Nullable String screenName) {
    return ordered(
        key,
        (webhook, one) -> {
          if (!webhook.wanted()) {
            throw notWanted();
          }
          Subscription wanted = one.wanted(screenName, clock.instant());
          return webhook.webhookId() == null
              ? wanted.because("It waits until X has the webhook.", clock.instant())
              : wanted;
        });
  }

  /** Ends a user's subscription, by the bearer's endpoint first or by the user's. */
  Uni<Attempt> end(SubscriptionKey key, boolean asUser) {
    String task = asUser ? Task.UNSUBSCRIBE_AS_USER : Task.UNSUBSCRIBE;
    return ordered(
        key,
        (webhook, one) ->
            !isAtX(webhook)
                ? one.unsubscribed("X does not have the webhook.", clock.instant())
                    .with(one.work().calledOff())
                : one.unwanted(task, clock.instant()));
  }

  /** One subscription, if it is there. */
  public Uni<Optional<Subscription>> find(SubscriptionKey key) {
    return store.find(database, key);
  }

  /** Some of a webhook's, by user id. */
  Uni<List<Subscription>> page(WebhookKey webhook, String after, int limit) {
    return store.page(database, webhook, after, limit);
  }

  private Uni<Attempt> ordered(
      SubscriptionKey key, BiFunction<Webhook, Subscription, Subscription> order) {
    return webhooks
        .inTransaction(tx -> order(tx, key, order))
        .flatMap(held ->
            held.isToBeWorked()
                ? subscribing.work(held.atX())
                : Uni.createFrom().item(new Attempt(held.subscription(), Optional.empty())));
  }

  private Uni<Ordered> order(
      SqlConnection tx,
      SubscriptionKey key,
      BiFunction<Webhook, Subscription, Subscription> order) {
    Instant now = clock.instant();
    return webhookStore
        .hold(tx, key.webhook())
        .map(found -> found.orElseThrow(Webhooks::unknown))
        .flatMap(webhook ->
            store
                .lockOrAdd(tx, key, now)
                .flatMap(before -> DatabaseTime.of(tx).map(time -> new Locked(before, time)))
                .flatMap(locked -> {
                  Subscription before = locked.subscription();
                  Subscription after = taken(webhook, order.apply(webhook, before), locked.time());
                  boolean mine = !after.work().isHeldAs(before.work());
                  return store
                      .save(tx, before, after)
                      .replaceWith(new Ordered(after, webhook, mine));
                }));
  }

  /** Held by this very request, so that its answer says how it came out. */
  private Subscription taken(Webhook webhook, Subscription one, Instant now) {
    Work work = one.work();
    return !canBeAsked(webhook, work) ? one : one.with(work.taken(now, now.plus(config.lease())));
  }

  /** A row that nobody else changes, and the database's time, by which leases are kept. */
  private record Locked(Subscription subscription, Instant time) {}

  private record Ordered(Subscription subscription, Webhook webhook, boolean mine) {

    boolean isToBeWorked() {
      return mine && canBeAsked(webhook, subscription.work());
    }

    Held atX() {
      return new Held(
          subscription, webhook.api(), webhook.webhookId(), webhook.move().oldWebhookId());
    }
  }

  /** Whether any webhook of X's may carry the user. */
  private static boolean isAtX(Webhook webhook) {
    return webhook.webhookId() != null || webhook.move().oldWebhookId() != null;
  }

  /** Whether there is something to ask X: a subscription begins on the present webhook alone. */
  private static boolean canBeAsked(Webhook webhook, Work work) {
    return work.task() != null
        && (Task.SUBSCRIBE.equals(work.task()) ? webhook.webhookId() != null : isAtX(webhook));
  }

  private static ProblemException notWanted() {
    return ProblemType.WEBHOOK_DELETED.exception(
        "Nobody is subscribed through a webhook that is not wanted. PUT the webhook first.");
  }
}
