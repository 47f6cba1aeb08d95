package dev.roost.subscriptions.activity;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.activity.EventSubscription.State;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.XApi2Client;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The app's subscription to {@code oauth.revoke}, which X has once for all users: kept while
 * anybody is subscribed to event types. No user waits for it.
 */
@ApplicationScoped
class WholeApp {

  private static final KeyedLogger LOG = KeyedLogger.of(WholeApp.class);

  /** X may not offer it to the app: then it is not asked with each user again. */
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(15);

  private final EventSubscriptionStore store;
  private final OneEventType one;
  private final Pool database;
  private final Clock clock;

  WholeApp(EventSubscriptionStore store, OneEventType one, Pool database, Clock clock) {
    this.store = store;
    this.one = one;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes it where the app has none, through this webhook; never fails for X's or the vault's sake.
   */
  Uni<Void> subscribe(XApi2Client x, WebhookKey webhook, String webhookId) {
    return store
        .ofWholeApp(database, webhook.app())
        .flatMap(rows ->
            rows.stream().anyMatch(row -> isSettled(row, webhook, webhookId))
                ? Uni.createFrom().voidItem()
                : make(x, row(rows, webhook), webhookId));
  }

  /** There, through this webhook or that of another endpoint; or asked for in vain just now. */
  private boolean isSettled(EventSubscription row, WebhookKey webhook, String webhookId) {
    return switch (row.state()) {
      case SUBSCRIBED -> !row.webhook().equals(webhook) || row.isThrough(webhookId);
      case FAILED -> row.changedAt().plus(AFTER_A_FAILURE).isAfter(clock.instant());
      case PENDING, ENDED -> false;
    };
  }

  private EventSubscription row(List<EventSubscription> rows, WebhookKey webhook) {
    return rows.stream()
        .filter(row -> row.webhook().equals(webhook))
        .findFirst()
        .orElseGet(() ->
            EventSubscription.fresh(
                webhook,
                EventSubscriptionStore.WHOLE_APP,
                EventType.OAUTH_REVOKE,
                clock.instant()));
  }

  private Uni<Void> make(XApi2Client x, EventSubscription row, String webhookId) {
    return one.subscribe(x, row, webhookId)
        .onFailure()
        .recoverWithItem(failure -> {
          Trouble trouble = Trouble.of(failure);
          LOG.warn(
              "Revocations of the whole app could not be subscribed to; tried again later",
              key("app", row.webhook().app()),
              key("reason", trouble.explanation().what()));
          return row.failed(trouble.reason(), null, clock.instant());
        })
        .flatMap(after -> store.save(database, List.of(after)));
  }

  /** Ended once nobody is subscribed to event types any more. */
  Uni<Void> endIfLast(XApi2Client x, String app) {
    return store
        .hasUsersAtX(database, app)
        .flatMap(has ->
            has
                ? Uni.createFrom().voidItem()
                : store
                    .ofWholeApp(database, app)
                    .map(rows -> rows.stream().filter(row -> row.state() != State.ENDED).toList())
                    .flatMap(rows ->
                        one.end(x, rows)
                            .flatMap(_ ->
                                store.save(
                                    database,
                                    rows.stream()
                                        .map(row -> row.ended(clock.instant()))
                                        .toList()))));
  }
}
