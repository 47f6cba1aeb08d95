package dev.roost.subscriptions.activity;

import dev.roost.subscriptions.activity.EventSubscription.State;
import dev.roost.subscriptions.consent.Lack;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.work.Work;
import dev.roost.xapi.v2.EventType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** Event types of users in PostgreSQL. */
@ApplicationScoped
class EventSubscriptionStore {

  /** The user_id of what is the whole app's. */
  static final String WHOLE_APP = "";

  /** Those of one user, in the order of the table of event types. */
  Uni<List<EventSubscription>> of(SqlClient db, WebhookKey webhook, String userId) {
    return db.preparedQuery(
            """
            select * from subscription_manager.event_subscription
            where app = $1 and endpoint = $2 and user_id = $3
            """)
        .execute(Tuple.of(webhook.app(), webhook.endpoint(), userId))
        .map(EventSubscriptionStore::list);
  }

  /** Those of some users. */
  Uni<List<EventSubscription>> of(SqlClient db, WebhookKey webhook, Collection<String> users) {
    return db.preparedQuery(
            """
            select * from subscription_manager.event_subscription
            where app = $1 and endpoint = $2 and user_id = any($3)
            """)
        .execute(Tuple.of(webhook.app(), webhook.endpoint(), users.toArray(String[]::new)))
        .map(EventSubscriptionStore::list);
  }

  /** The whole app's, over its webhooks, that X has or is to have. */
  Uni<List<EventSubscription>> ofWholeApp(SqlClient db, String app) {
    return db.preparedQuery(
            """
            select * from subscription_manager.event_subscription
            where app = $1 and user_id = '' order by endpoint
            """)
        .execute(Tuple.of(app))
        .map(EventSubscriptionStore::list);
  }

  /** Those of a webhook that X has, of all users. */
  Uni<List<EventSubscription>> atX(SqlClient db, WebhookKey webhook) {
    return db.preparedQuery(
            """
            select * from subscription_manager.event_subscription
            where app = $1 and endpoint = $2 and subscription_id is not null order by user_id
            """)
        .execute(Tuple.of(webhook.app(), webhook.endpoint()))
        .map(EventSubscriptionStore::list);
  }

  /** X's ids of all that the app's webhooks have there. */
  Uni<List<String>> idsAtX(SqlClient db, String app) {
    return db.preparedQuery(
            """
            select subscription_id from subscription_manager.event_subscription
            where app = $1 and subscription_id is not null
            """)
        .execute(Tuple.of(app))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("subscription_id"))
                .toList());
  }

  /** Whether X has anything of the app's users. */
  Uni<Boolean> hasUsersAtX(SqlClient db, String app) {
    return db.preparedQuery(
            """
            select exists (select from subscription_manager.event_subscription
              where app = $1 and user_id <> '' and subscription_id is not null) as has
            """)
        .execute(Tuple.of(app))
        .map(rows -> rows.iterator().next().getBoolean("has"));
  }

  /** How many of the app's users' there are. */
  Uni<ActivityProgress.Counts> counts(SqlClient db, String app) {
    return db.preparedQuery(
            """
            select count(*) filter (where state = 'subscribed') as subscribed,
              count(*) filter (where state = 'failed') as failed
            from subscription_manager.event_subscription where app = $1 and user_id <> ''
            """)
        .execute(Tuple.of(app))
        .map(rows -> rows.iterator().next())
        .map(row -> new ActivityProgress.Counts(row.getLong("subscribed"), row.getLong("failed")));
  }

  /** Writes what became of some. */
  Uni<Void> save(SqlClient db, List<EventSubscription> some) {
    return some.isEmpty()
        ? Uni.createFrom().voidItem()
        : db.preparedQuery(
                """
                insert into subscription_manager.event_subscription
                  (app, endpoint, user_id, event_type, state, reason, subscription_id, through,
                   tag, subscribed_at, expires_at, changed_at, lack)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                on conflict (app, endpoint, user_id, event_type) do update
                set state = excluded.state, reason = excluded.reason,
                  subscription_id = excluded.subscription_id, through = excluded.through,
                  tag = excluded.tag, subscribed_at = excluded.subscribed_at,
                  expires_at = excluded.expires_at, changed_at = excluded.changed_at,
                  lack = excluded.lack
                """)
            .executeBatch(some.stream().map(EventSubscriptionStore::columns).toList())
            .replaceWithVoid();
  }

  /** The user has consented anew: what failed for want of consent is to be asked for again. */
  Uni<Void> askAgain(SqlClient db, WebhookKey webhook, String userId, Instant now) {
    return db.preparedQuery(
            """
            update subscription_manager.event_subscription
            set state = 'pending', reason = null, lack = null, changed_at = $4
            where app = $1 and endpoint = $2 and user_id = $3
              and state = 'failed' and lack is not null
            """)
        .execute(Tuple.of(webhook.app(), webhook.endpoint(), userId, Work.utc(now)))
        .replaceWithVoid();
  }

  /** All of a webhook's are over, with the webhook. */
  Uni<Void> endAll(SqlClient db, WebhookKey webhook, Instant now) {
    return db.preparedQuery(
            """
            update subscription_manager.event_subscription
            set state = 'ended', reason = null, subscription_id = null, through = null, tag = null,
              subscribed_at = null, expires_at = null, changed_at = $3
            where app = $1 and endpoint = $2 and state <> 'ended'
            """)
        .execute(Tuple.of(webhook.app(), webhook.endpoint(), Work.utc(now)))
        .replaceWithVoid();
  }

  private static Tuple columns(EventSubscription one) {
    return Tuple.tuple()
        .addString(one.webhook().app())
        .addString(one.webhook().endpoint())
        .addString(one.userId())
        .addString(one.eventType().eventType())
        .addString(one.state().wire())
        .addString(one.reason())
        .addString(one.subscriptionId())
        .addString(one.through())
        .addString(one.tag())
        .addValue(Work.utc(one.subscribedAt()))
        .addValue(Work.utc(one.expiresAt()))
        .addValue(Work.utc(one.changedAt()))
        .addString(Lack.wireOf(one.lack()));
  }

  /** A type of a later release, after a way back, is passed over. */
  private static List<EventSubscription> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .flatMap(
            row -> EventType.of(row.getString("event_type")).map(type -> one(row, type)).stream())
        .sorted(java.util.Comparator.comparing(EventSubscription::eventType))
        .toList();
  }

  private static EventSubscription one(Row row, EventType type) {
    return new EventSubscription(
        new WebhookKey(row.getString("app"), row.getString("endpoint")),
        row.getString("user_id"),
        type,
        State.of(row.getString("state")),
        row.getString("reason"),
        Lack.of(row.getString("lack")).orElse(null),
        row.getString("subscription_id"),
        row.getString("through"),
        row.getString("tag"),
        Work.instant(row, "subscribed_at"),
        Work.instant(row, "expires_at"),
        row.getOffsetDateTime("changed_at").toInstant());
  }
}
