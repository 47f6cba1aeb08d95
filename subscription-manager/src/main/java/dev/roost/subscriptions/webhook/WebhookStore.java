package dev.roost.subscriptions.webhook;

import dev.roost.contracts.topic.Topics;
import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.contracts.webhook.WebhookState.State;
import dev.roost.outbox.Outbox;
import dev.roost.subscriptions.announce.Announcement;
import dev.roost.subscriptions.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Webhooks in PostgreSQL; what others must know of a change is announced in its transaction. */
@ApplicationScoped
public class WebhookStore {

  private final Outbox outbox;

  WebhookStore(Outbox outbox) {
    this.outbox = outbox;
  }

  /** One webhook. */
  public Uni<Optional<Webhook>> find(SqlClient db, WebhookKey key) {
    return db.preparedQuery(
            "select * from subscription_manager.webhook where app = $1 and endpoint = $2")
        .execute(Tuple.of(key.app(), key.endpoint()))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** One webhook, which nobody else changes until the transaction ends. */
  public Uni<Optional<Webhook>> lock(SqlConnection tx, WebhookKey key) {
    return tx.preparedQuery(
            """
            select * from subscription_manager.webhook where app = $1 and endpoint = $2
            for no key update
            """)
        .execute(Tuple.of(key.app(), key.endpoint()))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** One webhook, which nobody changes until the transaction ends, though others may read it so. */
  public Uni<Optional<Webhook>> hold(SqlConnection tx, WebhookKey key) {
    return tx.preparedQuery(
            """
            select * from subscription_manager.webhook where app = $1 and endpoint = $2 for share
            """)
        .execute(Tuple.of(key.app(), key.endpoint()))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** Whoever gives endpoints of this app URLs does so alone, until the transaction ends. */
  public Uni<Void> lockUrls(SqlConnection tx, String app) {
    return tx.preparedQuery(
            "select pg_advisory_xact_lock(hashtextextended('webhook urls of ' || $1::text, 0))")
        .execute(Tuple.of(app))
        .replaceWithVoid();
  }

  /**
   * Another endpoint of the app with this URL, now, before or after a move; one that is being
   * deleted has it until X has given the webhook up.
   */
  public Uni<Optional<WebhookKey>> otherAt(SqlClient db, WebhookKey key, String url) {
    return db.preparedQuery(
            """
            select app, endpoint from subscription_manager.webhook
            where app = $1 and endpoint <> $2 and state <> 'deleted'
              and (url = $3 or moving_to = $3 or old_url = $3)
            order by wanted desc, endpoint limit 1
            """)
        .execute(Tuple.of(key.app(), key.endpoint(), url))
        .map(WebhookStore::firstKey);
  }

  /** Another endpoint, of any app, that is wanted and has X's webhook of this id. */
  public Uni<Optional<WebhookKey>> otherWith(SqlClient db, WebhookKey key, String webhookId) {
    return db.preparedQuery(
            """
            select app, endpoint from subscription_manager.webhook
            where (app, endpoint) <> ($1, $2) and wanted
              and (webhook_id = $3 or old_webhook_id = $3)
            order by app, endpoint limit 1
            """)
        .execute(Tuple.of(key.app(), key.endpoint(), webhookId))
        .map(WebhookStore::firstKey);
  }

  private static Optional<WebhookKey> firstKey(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new WebhookKey(row.getString("app"), row.getString("endpoint")))
        .findFirst();
  }

  /** An app's webhooks by endpoint, the deleted ones too. */
  public Uni<List<Webhook>> of(SqlClient db, String app) {
    return db.preparedQuery(
            "select * from subscription_manager.webhook where app = $1 order by endpoint")
        .execute(Tuple.of(app))
        .map(WebhookStore::list);
  }

  /** Some of an app's webhooks, by endpoint, after one of them. */
  public Uni<List<Webhook>> page(SqlClient db, String app, String after, int limit) {
    return db.preparedQuery(
            """
            select * from subscription_manager.webhook where app = $1 and endpoint > $2
            order by endpoint limit $3
            """)
        .execute(Tuple.of(app, after, limit))
        .map(WebhookStore::list);
  }

  /** Adds a webhook, unless it is there: of two that ask at once, one adds it. */
  public Uni<Void> add(SqlConnection tx, WebhookKey key, Api api, String url, Instant now) {
    Webhook fresh = Webhook.fresh(key, api, url, now);
    return tx.preparedQuery(
            """
            insert into subscription_manager.webhook
              (app, endpoint, url, webhook_id, wanted, state, reason, validity, changed_at,
               moving_to, delete_first, leave_behind, old_webhook_id, old_url, challenged_at,
               task, orders, attempts, next_try_at, fence, leased_until,
               waiting_for, waiting_since, api)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
                    $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
            on conflict do nothing
            """)
        .execute(columns(fresh).addString(api.wire()))
        .flatMap(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem() : announce(tx, fresh));
  }

  /** Writes what became of a webhook, and announces it where others see a difference. */
  public Uni<Webhook> save(SqlConnection tx, Webhook before, Webhook after) {
    return tx.preparedQuery(
            """
            update subscription_manager.webhook
            set url = $3, webhook_id = $4, wanted = $5, state = $6, reason = $7, validity = $8,
              changed_at = $9, moving_to = $10, delete_first = $11, leave_behind = $12,
              old_webhook_id = $13, old_url = $14, challenged_at = $15, task = $16, orders = $17,
              attempts = $18, next_try_at = $19, fence = $20, leased_until = $21,
              waiting_for = $22, waiting_since = $23
            where app = $1 and endpoint = $2
            """)
        .execute(columns(after))
        .flatMap(_ -> announce(tx, before, after))
        .replaceWith(after);
  }

  /** Renews a lease that has not ended, by the database's clock; whether it did. */
  Uni<Boolean> renew(SqlClient db, Webhook held, Duration lease) {
    return db.preparedQuery(
            """
            update subscription_manager.webhook
            set leased_until = clock_timestamp() + $4 * interval '1 millisecond'
            where app = $1 and endpoint = $2 and fence = $3 and leased_until > clock_timestamp()
            """)
        .execute(
            Tuple.of(
                held.key().app(), held.key().endpoint(), held.work().fence(), lease.toMillis()))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * Takes webhooks with work that is due then; their work is the caller's until the lease ends, by
   * the database's clock, which is the same for all replicas.
   */
  public Uni<List<Webhook>> claim(SqlClient db, Instant now, Duration lease, int limit) {
    return db.preparedQuery(
            """
            update subscription_manager.webhook w
            set fence = fence + 1,
              leased_until = clock_timestamp() + $2 * interval '1 millisecond'
            from (select app, endpoint from subscription_manager.webhook
                  where task is not null and next_try_at <= $1
                    and (leased_until is null or leased_until <= clock_timestamp())
                  order by next_try_at limit $3 for update skip locked) due
            where w.app = due.app and w.endpoint = due.endpoint
            returning w.*
            """)
        .execute(Tuple.of(Work.utc(now), lease.toMillis(), limit))
        .map(WebhookStore::list);
  }

  /** Some that are due by the database's clock, which are due again after the interval. */
  Uni<List<Webhook>> dueForReconciliation(SqlClient db, Duration interval, int limit) {
    return db.preparedQuery(
            """
            update subscription_manager.webhook w
            set reconcile_at =
              clock_timestamp() + $1::bigint * (1 + random() / 10) * interval '1 millisecond'
            from (select app, endpoint from subscription_manager.webhook
                  where wanted and webhook_id is not null
                    and moving_to is null and old_webhook_id is null
                    and reconcile_at <= clock_timestamp()
                  order by reconcile_at limit $2 for no key update skip locked) due
            where w.app = due.app and w.endpoint = due.endpoint
            returning w.*
            """)
        .execute(Tuple.of(interval.toMillis(), limit))
        .map(WebhookStore::list);
  }

  private Uni<Void> announce(SqlConnection tx, Webhook before, Webhook after) {
    boolean seen = !Objects.equals(before.announced(), after.announced());
    return seen ? announce(tx, after) : Uni.createFrom().voidItem();
  }

  private Uni<Void> announce(SqlConnection tx, Webhook webhook) {
    var record = webhook.announced();
    return outbox.append(tx, Announcement.of(Topics.WEBHOOKS, record.key(), record));
  }

  private static List<Webhook> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(WebhookStore::webhook).toList();
  }

  private static Webhook webhook(Row row) {
    return new Webhook(
        new WebhookKey(row.getString("app"), row.getString("endpoint")),
        Api.of(row.getString("api")),
        row.getString("url"),
        row.getString("webhook_id"),
        row.getBoolean("wanted"),
        State.of(row.getString("state")),
        row.getString("reason"),
        Validity.of((JsonArray) row.getValue("validity")),
        row.getOffsetDateTime("changed_at").toInstant(),
        Work.instant(row, "challenged_at"),
        move(row),
        Work.from(row));
  }

  private static Move move(Row row) {
    return new Move(
        row.getString("moving_to"),
        row.getBoolean("delete_first"),
        row.getBoolean("leave_behind"),
        row.getString("old_webhook_id"),
        row.getString("old_url"));
  }

  private static Tuple columns(Webhook webhook) {
    Move move = webhook.move();
    Tuple columns =
        Tuple.tuple()
            .addString(webhook.key().app())
            .addString(webhook.key().endpoint())
            .addString(webhook.url())
            .addString(webhook.webhookId())
            .addBoolean(webhook.wanted())
            .addString(webhook.state().wire())
            .addString(webhook.reason())
            .addValue(webhook.validity().json())
            .addValue(Work.utc(webhook.changedAt()))
            .addString(move.to())
            .addBoolean(move.deleteFirst())
            .addBoolean(move.leaveBehind())
            .addString(move.oldWebhookId())
            .addString(move.oldUrl())
            .addValue(Work.utc(webhook.challengedAt()));
    return webhook.work().addTo(columns);
  }
}
