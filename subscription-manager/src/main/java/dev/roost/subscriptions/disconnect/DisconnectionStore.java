package dev.roost.subscriptions.disconnect;

import dev.roost.subscriptions.disconnect.Disconnection.By;
import dev.roost.subscriptions.disconnect.Disconnection.Credentials;
import dev.roost.subscriptions.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Disconnections in PostgreSQL. */
@ApplicationScoped
class DisconnectionStore {

  /** One of this user. */
  Uni<Optional<Disconnection>> find(SqlClient db, String app, String userId) {
    return db.preparedQuery(
            "select * from subscription_manager.disconnection where app = $1 and user_id = $2")
        .execute(Tuple.of(app, userId))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** The same, which nobody else changes meanwhile. */
  Uni<Optional<Disconnection>> lock(SqlClient tx, String app, String userId) {
    return tx.preparedQuery(
            """
            select * from subscription_manager.disconnection
            where app = $1 and user_id = $2 for update
            """)
        .execute(Tuple.of(app, userId))
        .map(rows -> list(rows).stream().findFirst());
  }

  /**
   * Orders one, held by the caller; one that is under way goes on as it was ordered first. Those
   * that ended before that time are forgotten.
   *
   * @return empty where another holds the one that is under way
   */
  Uni<Optional<Disconnection>> order(
      SqlClient db, String app, String userId, By by, Instant now, Duration lease, Instant old) {
    return db.preparedQuery(
            """
            with forgotten as (delete from subscription_manager.disconnection
                               where ended_at < $6 and (app, user_id) <> ($1, $2))
            insert into subscription_manager.disconnection as d
              (app, user_id, requested_by, requested_at, task, orders, next_try_at, fence,
               leased_until)
            values ($1, $2, $3, $4, 'disconnect', 1, $4, 1,
                    clock_timestamp() + $5 * interval '1 millisecond')
            on conflict (app, user_id) do update
            set requested_by = case when d.task is null then excluded.requested_by else d.requested_by end,
                requested_at = case when d.task is null then excluded.requested_at else d.requested_at end,
                credentials = case when d.task is null then 'held' else d.credentials end,
                reason = case when d.task is null then null else d.reason end,
                ended_at = null, task = 'disconnect', orders = d.orders + 1, attempts = 0,
                next_try_at = excluded.next_try_at, fence = d.fence + 1,
                leased_until = excluded.leased_until
            where d.leased_until is null or d.leased_until <= clock_timestamp()
            returning *
            """)
        .execute(Tuple.of(app, userId, by.wire(), Work.utc(now), lease.toMillis(), Work.utc(old)))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** The user has connected again: what is under way goes no further. */
  Uni<Void> callOff(SqlClient db, String app, String userId, Instant now) {
    return db.preparedQuery(
            """
            update subscription_manager.disconnection
            set task = null, next_try_at = null, leased_until = null, fence = fence + 1,
              orders = orders + 1, ended_at = $3, reason = 'The user has connected again.'
            where app = $1 and user_id = $2 and task is not null
            """)
        .execute(Tuple.of(app, userId, Work.utc(now)))
        .replaceWithVoid();
  }

  /** Takes some that are due. */
  Uni<List<Disconnection>> claim(SqlClient db, Instant now, Duration lease, int limit) {
    return db.preparedQuery(
            """
            update subscription_manager.disconnection d
            set fence = d.fence + 1,
              leased_until = clock_timestamp() + $2 * interval '1 millisecond'
            from (select app, user_id from subscription_manager.disconnection
                  where task is not null and next_try_at <= $1
                    and (leased_until is null or leased_until <= clock_timestamp())
                  order by next_try_at limit $3 for update skip locked) due
            where d.app = due.app and d.user_id = due.user_id
            returning d.*
            """)
        .execute(Tuple.of(Work.utc(now), lease.toMillis(), limit))
        .map(DisconnectionStore::list);
  }

  /** Renews a lease that has not ended, by the database's clock; whether it did. */
  Uni<Boolean> renew(SqlClient db, Disconnection held, Duration lease) {
    return db.preparedQuery(
            """
            update subscription_manager.disconnection
            set leased_until = clock_timestamp() + $4 * interval '1 millisecond'
            where app = $1 and user_id = $2 and fence = $3 and leased_until > clock_timestamp()
            """)
        .execute(Tuple.of(held.app(), held.userId(), held.work().fence(), lease.toMillis()))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Writes what became of one that the caller has locked. */
  Uni<Disconnection> save(SqlClient tx, Disconnection one) {
    Tuple columns =
        Tuple.of(one.app(), one.userId(), one.credentials().wire(), one.reason())
            .addValue(Work.utc(one.endedAt()));
    return tx.preparedQuery(
            """
            update subscription_manager.disconnection
            set credentials = $3, reason = $4, ended_at = $5, task = $6, orders = $7,
              attempts = $8, next_try_at = $9, fence = $10, leased_until = $11, waiting_for = $12,
              waiting_since = $13
            where app = $1 and user_id = $2
            """)
        .execute(one.work().addTo(columns))
        .replaceWith(one);
  }

  private static List<Disconnection> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(DisconnectionStore::one).toList();
  }

  private static Disconnection one(Row row) {
    return new Disconnection(
        row.getString("app"),
        row.getString("user_id"),
        By.of(row.getString("requested_by")),
        row.getOffsetDateTime("requested_at").toInstant(),
        Credentials.of(row.getString("credentials")),
        row.getString("reason"),
        Work.instant(row, "ended_at"),
        Work.from(row));
  }
}
