package dev.roost.subscriptions.subscription;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.subscriptions.activity.EventTypesOfUsers;
import dev.roost.subscriptions.activity.WantedEvents;
import dev.roost.subscriptions.consent.Consent;
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
import org.jspecify.annotations.Nullable;

/** Subscriptions, wanted and ended one at a time: written down first, then asked for at X. */
@ApplicationScoped
public class Subscriptions {

  private final SubscriptionStore store;
  private final WebhookStore webhookStore;
  private final Webhooks webhooks;
  private final Subscribing subscribing;
  private final ActivityAdmission admission;
  private final EventTypesOfUsers eventTypes;
  private final Pool database;
  private final WorkConfig config;
  private final Clock clock;

  Subscriptions(
      SubscriptionStore store,
      WebhookStore webhookStore,
      Webhooks webhooks,
      Subscribing subscribing,
      ActivityAdmission admission,
      EventTypesOfUsers eventTypes,
      Pool database,
      WorkConfig config,
      Clock clock) {
    this.store = store;
    this.webhookStore = webhookStore;
    this.webhooks = webhooks;
    this.subscribing = subscribing;
    this.admission = admission;
    this.eventTypes = eventTypes;
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Subscribes a user who has just connected; asked for at once where X has the webhook, else as
   * soon as it has.
   *
   * @param screenName the user's name at X
   * @param events what people who connect are subscribed to; those of before, or account activity,
   *     where they are not given, or where the user has the other API's through the webhook
   * @param consent by which it is asked for
   */
  public Uni<Attempt> connected(
      SubscriptionKey key, String screenName, Optional<WantedEvents> events, Consent consent) {
    return ordered(
        key,
        (tx, webhook, one) ->
            wanted(
                    tx,
                    webhook,
                    one,
                    screenName,
                    events
                        .filter(wanted -> !ActivityAdmission.isOtherKind(one, wanted))
                        .orElse(one.events()))
                .map(wanted -> wanted.by(consent)));
  }

  /**
   * Subscribes a user to these events.
   *
   * @param events those of before, or account activity, where they are not given
   */
  Uni<Attempt> want(SubscriptionKey key, Optional<WantedEvents> events) {
    return ordered(
        key, (tx, webhook, one) -> wanted(tx, webhook, one, null, events.orElse(one.events())));
  }

  /** What failed for want of consent is asked for again, too: somebody says so. */
  private Uni<Subscription> wanted(
      SqlConnection tx,
      Webhook webhook,
      Subscription one,
      @Nullable String screenName,
      WantedEvents events) {
    return admitted(tx, webhook, one, events)
        .call(_ -> eventTypes.askAgain(tx, webhook.key(), one.key().userId()))
        .map(admitted -> wanted(webhook, one, screenName, admitted));
  }

  private Subscription wanted(
      Webhook webhook, Subscription one, @Nullable String screenName, WantedEvents events) {
    Subscription wanted = one.wanted(screenName, events, clock.instant());
    return webhook.webhookId() == null
        ? wanted.because("It waits until X has the webhook.", clock.instant())
        : wanted;
  }

  private Uni<WantedEvents> admitted(
      SqlConnection tx, Webhook webhook, Subscription one, WantedEvents events) {
    if (!webhook.wanted()) {
      throw notWanted();
    }
    ActivityAdmission.refuseOfApi11(webhook, events);
    ActivityAdmission.refuseOtherKind(one, events);
    return events.isActivity()
        ? admission
            .plan(tx, webhook, events, List.of(one.key().userId()), List.of())
            .invoke(ActivityAdmission::refuseTooMany)
            .replaceWith(events)
        : Uni.createFrom().item(events);
  }

  /** What it would take, and does nothing. */
  Uni<Plan> plan(SubscriptionKey key, Optional<WantedEvents> wanted) {
    return webhooks.inTransaction(tx ->
        webhookStore
            .hold(tx, key.webhook())
            .map(found -> found.filter(Webhook::wanted).orElseThrow(Webhooks::unknown))
            .flatMap(webhook ->
                store.find(tx, key).flatMap(found -> plan(tx, webhook, key, found, wanted))));
  }

  private Uni<Plan> plan(
      SqlConnection tx,
      Webhook webhook,
      SubscriptionKey key,
      Optional<Subscription> found,
      Optional<WantedEvents> wanted) {
    WantedEvents events =
        wanted.or(() -> found.map(Subscription::events)).orElse(WantedEvents.ACCOUNT_ACTIVITY);
    ActivityAdmission.refuseOfApi11(webhook, events);
    found.ifPresent(one -> ActivityAdmission.refuseOtherKind(one, events));
    Plan plan = Plan.ofOne(key.userId(), found, events);
    return events.isActivity()
        ? admission.plan(tx, webhook, events, List.of(key.userId()), List.of()).map(plan::with)
        : Uni.createFrom().item(plan);
  }

  /** Ends a user's subscription, by the bearer's endpoint first or by the user's. */
  public Uni<Attempt> end(SubscriptionKey key, boolean asUser) {
    String task = asUser ? Task.UNSUBSCRIBE_AS_USER : Task.UNSUBSCRIBE;
    return ordered(
        key,
        (_, webhook, one) ->
            Uni.createFrom()
                .item(
                    !isAtX(webhook)
                        ? one.unsubscribed("X does not have the webhook.", clock.instant())
                            .with(one.work().calledOff())
                        : one.unwanted(task, clock.instant())));
  }

  /** One subscription, if it is there. */
  public Uni<Optional<Subscription>> find(SubscriptionKey key) {
    return store.find(database, key);
  }

  /** Some of a webhook's, by user id. */
  Uni<List<Subscription>> page(WebhookKey webhook, String after, int limit) {
    return store.page(database, webhook, after, limit);
  }

  /** What becomes of a subscription, in the transaction that writes it. */
  private interface Order {
    Uni<Subscription> of(SqlConnection tx, Webhook webhook, Subscription before);
  }

  private Uni<Attempt> ordered(SubscriptionKey key, Order order) {
    return webhooks
        .inTransaction(tx -> order(tx, key, order))
        .flatMap(held ->
            held.isToBeWorked()
                ? subscribing.work(held.atX())
                : Uni.createFrom().item(new Attempt(held.subscription(), Optional.empty())));
  }

  private Uni<Ordered> order(SqlConnection tx, SubscriptionKey key, Order order) {
    Instant now = clock.instant();
    return webhookStore
        .hold(tx, key.webhook())
        .map(found -> found.orElseThrow(Webhooks::unknown))
        .flatMap(webhook ->
            store
                .lockOrAdd(tx, key, now)
                .flatMap(before -> DatabaseTime.of(tx).map(time -> new Locked(before, time)))
                .flatMap(locked ->
                    order
                        .of(tx, webhook, locked.subscription())
                        .flatMap(after -> saved(tx, webhook, locked, after))));
  }

  private Uni<Ordered> saved(
      SqlConnection tx, Webhook webhook, Locked locked, Subscription ordered) {
    Subscription before = locked.subscription();
    Subscription after = taken(webhook, ordered, locked.time());
    boolean mine = !after.work().isHeldAs(before.work());
    return store.save(tx, before, after).replaceWith(new Ordered(after, webhook, mine));
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
