package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user does to all of an app's subscriptions at once. */
@ApplicationScoped
public class SubscriptionsOfUser {

  private final SubscriptionStore store;
  private final Webhooks webhooks;
  private final Pool database;
  private final Clock clock;

  SubscriptionsOfUser(SubscriptionStore store, Webhooks webhooks, Pool database, Clock clock) {
    this.store = store;
    this.webhooks = webhooks;
    this.database = database;
    this.clock = clock;
  }

  /** Those that X may have, or is to have, over the app's webhooks. */
  public Uni<List<Subscription>> open(String app, String userId) {
    return database
        .preparedQuery(
            """
            select * from subscription_manager.subscription
            where app = $1 and user_id = $2
              and (state not in ('unsubscribed', 'revoked') or task is not null) order by endpoint
            """)
        .execute(Tuple.of(app, userId))
        .map(SubscriptionStore::list);
  }

  /** The user took the access back at this time; who subscribed after it stays subscribed. */
  public Uni<Void> revoked(String app, String userId, Instant at) {
    Instant now = clock.instant();
    return webhooks.inTransaction(tx ->
        store
            .lockAllOf(tx, app, userId)
            .flatMap(all ->
                store.saveAll(
                    tx,
                    all.stream()
                        .filter(one -> !one.isOver() && isNotAfter(one.subscribedAt(), at))
                        .toList(),
                    one -> one.revoked(now))));
  }

  /** X says when in whole seconds, so a subscription of the same second may be the older one. */
  private static boolean isNotAfter(@Nullable Instant subscribedAt, Instant at) {
    return subscribedAt == null || !subscribedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(at);
  }
}
