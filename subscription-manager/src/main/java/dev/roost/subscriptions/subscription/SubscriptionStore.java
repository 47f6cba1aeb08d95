package dev.roost.subscriptions.subscription;

import dev.roost.contracts.subscription.SubscriptionState.State;
import dev.roost.contracts.topic.Topics;
import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.outbox.Outbox;
import dev.roost.outbox.OutboxMessage;
import dev.roost.subscriptions.activity.WantedEvents;
import dev.roost.subscriptions.announce.Announcement;
import dev.roost.subscriptions.consent.Consent;
import dev.roost.subscriptions.consent.Lack;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** Subscriptions in PostgreSQL; each change that others see is announced in its transaction. */
@ApplicationScoped
class SubscriptionStore {

  /** Rows in one round trip, written or locked: as many as take PostgreSQL well under a second. */
  private static final int ROWS_AT_ONCE = 1000;

  private final Outbox outbox;

  SubscriptionStore(Outbox outbox) {
    this.outbox = outbox;
  }

  /** One subscription. */
  Uni<Optional<Subscription>> find(SqlClient db, SubscriptionKey key) {
    return db.preparedQuery(
            """
            select * from subscription_manager.subscription
            where app = $1 and endpoint = $2 and user_id = $3
            """)
        .execute(tuple(key))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** One subscription, made where it is not there, which nobody else changes meanwhile. */
  Uni<Subscription> lockOrAdd(SqlConnection tx, SubscriptionKey key, Instant now) {
    return insert(tx, key.webhook(), List.of(key.userId()), now)
        .flatMap(_ -> lock(tx, key))
        .map(Optional::orElseThrow);
  }

  /** One subscription, which nobody else changes meanwhile. */
  Uni<Optional<Subscription>> lock(SqlConnection tx, SubscriptionKey key) {
    return tx.preparedQuery(
            """
            select * from subscription_manager.subscription
            where app = $1 and endpoint = $2 and user_id = $3 for update
            """)
        .execute(tuple(key))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** Adds users who are not there yet; they are announced when they are saved. */
  Uni<Void> insert(SqlConnection tx, WebhookKey webhook, Collection<String> users, Instant now) {
    return tx.preparedQuery(
            """
            insert into subscription_manager.subscription
              (app, endpoint, user_id, state, changed_at)
            select $1, $2, id, 'pending', $4 from unnest($3::text[]) as id order by id
            on conflict do nothing
            """)
        .execute(
            Tuple.of(
                webhook.app(), webhook.endpoint(), users.toArray(String[]::new), Work.utc(now)))
        .replaceWithVoid();
  }

  /**
   * All of a webhook's, in a stable order, which nobody else changes meanwhile. Some at a time: one
   * statement for the largest webhook may take longer than PostgreSQL is waited for.
   */
  Uni<List<Subscription>> lockAll(SqlConnection tx, WebhookKey webhook) {
    return lockAfter(tx, webhook, "", new ArrayList<>());
  }

  private static Uni<List<Subscription>> lockAfter(
      SqlConnection tx, WebhookKey webhook, String after, List<Subscription> locked) {
    return tx.preparedQuery(
            """
            select * from subscription_manager.subscription
            where app = $1 and endpoint = $2 and user_id > $3 order by user_id limit $4 for update
            """)
        .execute(Tuple.of(webhook.app(), webhook.endpoint(), after, ROWS_AT_ONCE))
        .map(SubscriptionStore::list)
        .flatMap(some -> {
          locked.addAll(some);
          return some.size() < ROWS_AT_ONCE
              ? Uni.createFrom().item(locked)
              : lockAfter(tx, webhook, some.getLast().key().userId(), locked);
        });
  }

  /** All of a user's, over the app's webhooks, which nobody else changes meanwhile. */
  Uni<List<Subscription>> lockAllOf(SqlConnection tx, String app, String userId) {
    return tx.preparedQuery(
            """
            select * from subscription_manager.subscription
            where app = $1 and user_id = $2 order by endpoint for update
            """)
        .execute(Tuple.of(app, userId))
        .map(SubscriptionStore::list);
  }

  /** Some of a webhook's, by user id, after one of them. */
  Uni<List<Subscription>> page(SqlClient db, WebhookKey webhook, String after, int limit) {
    return db.preparedQuery(
            """
            select * from subscription_manager.subscription
            where app = $1 and endpoint = $2 and user_id > $3 order by user_id limit $4
            """)
        .execute(Tuple.of(webhook.app(), webhook.endpoint(), after, limit))
        .map(SubscriptionStore::list);
  }

  /** How a move is getting on: those on the new webhook, on the way, and refused. */
  Uni<Progress> progress(SqlClient db, WebhookKey webhook, String webhookId) {
    return db.preparedQuery(
            """
            select count(*) filter (where state = 'subscribed' and through = $3) as moved,
              count(*) filter (where task = 'subscribe') as left_to_do,
              count(*) filter (where state = 'failed' and through <> $3) as refused
            from subscription_manager.subscription where app = $1 and endpoint = $2
            """)
        .execute(Tuple.of(webhook.app(), webhook.endpoint(), webhookId))
        .map(rows -> rows.iterator().next())
        .map(row ->
            new Progress(row.getLong("moved"), row.getLong("left_to_do"), row.getLong("refused")));
  }

  /** Writes what became of one, and announces it where others see a difference. */
  Uni<Subscription> save(SqlConnection tx, Subscription before, Subscription after) {
    return saveAll(tx, List.of(before), _ -> after).replaceWith(after);
  }

  /** Writes what becomes of each, some at a time, and announces them all at the end. */
  Uni<Void> saveAll(
      SqlConnection tx, List<Subscription> before, UnaryOperator<Subscription> change) {
    List<OutboxMessage> announcements = new ArrayList<>();
    return Multi.createFrom()
        .iterable(before)
        .group()
        .intoLists()
        .of(ROWS_AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(some -> update(tx, some, change, announcements))
        .collect()
        .last()
        .flatMap(_ -> outbox.appendAll(tx, announcements));
  }

  private static Uni<RowSet<Row>> update(
      SqlConnection tx,
      List<Subscription> before,
      UnaryOperator<Subscription> change,
      List<OutboxMessage> announcements) {
    List<Tuple> rows = new ArrayList<>();
    for (Subscription one : before) {
      Subscription after = change.apply(one);
      rows.add(columns(after));
      announcement(one, after).ifPresent(announcements::add);
    }
    return tx.preparedQuery(
            """
            update subscription_manager.subscription
            set screen_name = $4, state = $5, reason = $6, subscribed_at = $7, through = $8,
              changed_at = $9, task = $10, orders = $11, attempts = $12, next_try_at = $13,
              fence = $14, leased_until = $15, waiting_for = $16, waiting_since = $17,
              api = $18, profile = $19, event_types = $20, oauth = $21, lack = $22
            where app = $1 and endpoint = $2 and user_id = $3
            """)
        .executeBatch(rows);
  }

  private static Tuple columns(Subscription one) {
    WantedEvents events = one.events();
    return one.work()
        .addTo(
            tuple(one.key())
                .addString(one.screenName())
                .addString(one.state().wire())
                .addString(one.reason())
                .addValue(Work.utc(one.subscribedAt()))
                .addString(one.through())
                .addValue(Work.utc(one.changedAt())))
        .addString(events.api().wire())
        .addString(events.profile())
        .addArrayOfString(events.isActivity() ? events.names().toArray(String[]::new) : null)
        .addString(one.consent().oauth().wire())
        .addString(Lack.wireOf(one.consent().lack()));
  }

  /** Renews a lease that has not ended, by the database's clock; whether it did. */
  Uni<Boolean> renew(SqlClient db, Subscription held, Duration lease) {
    return db.preparedQuery(
            """
            update subscription_manager.subscription
            set leased_until = clock_timestamp() + $5 * interval '1 millisecond'
            where app = $1 and endpoint = $2 and user_id = $3 and fence = $4
              and leased_until > clock_timestamp()
            """)
        .execute(tuple(held.key()).addLong(held.work().fence()).addLong(lease.toMillis()))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * Takes subscriptions with work that is due, of webhooks X has; one may end on an old webhook.
   */
  Uni<List<Held>> claim(SqlClient db, Instant now, Duration lease, int limit) {
    return db.preparedQuery(
            """
            update subscription_manager.subscription s
            set fence = fence + 1,
              leased_until = clock_timestamp() + $2 * interval '1 millisecond'
            from (select s.app, s.endpoint, s.user_id, w.api as webhook_api, w.webhook_id, w.old_webhook_id
                  from subscription_manager.subscription s
                  join subscription_manager.webhook w using (app, endpoint)
                  where s.task is not null and s.next_try_at <= $1
                    and (w.webhook_id is not null
                         or (s.task <> 'subscribe' and w.old_webhook_id is not null))
                    and (s.leased_until is null or s.leased_until <= clock_timestamp())
                  order by s.next_try_at limit $3 for update of s skip locked) due
            where s.app = due.app and s.endpoint = due.endpoint and s.user_id = due.user_id
            returning s.*, due.webhook_api, due.webhook_id, due.old_webhook_id
            """)
        .execute(Tuple.of(Work.utc(now), lease.toMillis(), limit))
        .map(SubscriptionStore::held);
  }

  private static Optional<OutboxMessage> announcement(Subscription before, Subscription after) {
    var record = after.announced();
    // One that was just added has not been announced: its work is as it was made.
    boolean seen = !Objects.equals(before.announced(), record) || before.work().equals(Work.NONE);
    return seen
        ? Optional.of(Announcement.of(Topics.SUBSCRIPTIONS, record.key(), record))
        : Optional.empty();
  }

  private static Tuple tuple(SubscriptionKey key) {
    return Tuple.tuple()
        .addString(key.webhook().app())
        .addString(key.webhook().endpoint())
        .addString(key.userId());
  }

  private static List<Held> held(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row ->
            new Held(
                subscription(row),
                Api.of(row.getString("webhook_api")),
                row.getString("webhook_id"),
                row.getString("old_webhook_id")))
        .toList();
  }

  static List<Subscription> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(SubscriptionStore::subscription)
        .toList();
  }

  private static Subscription subscription(Row row) {
    WebhookKey webhook = new WebhookKey(row.getString("app"), row.getString("endpoint"));
    return new Subscription(
        new SubscriptionKey(webhook, row.getString("user_id")),
        WantedEvents.of(
            row.getString("api"), row.getString("profile"), row.getArrayOfStrings("event_types")),
        Consent.from(row),
        row.getString("screen_name"),
        State.of(row.getString("state")),
        row.getString("reason"),
        Work.instant(row, "subscribed_at"),
        row.getString("through"),
        row.getOffsetDateTime("changed_at").toInstant(),
        Work.from(row));
  }
}
