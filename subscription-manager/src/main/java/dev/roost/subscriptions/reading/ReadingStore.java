package dev.roost.subscriptions.reading;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Readings in PostgreSQL, and who is about to ask X for one. */
@ApplicationScoped
class ReadingStore {

  private final Pool database;

  ReadingStore(Pool database) {
    this.database = database;
  }

  /** What was read last. */
  record Stored(JsonObject value, Instant readAt, Duration age) {}

  /**
   * The right to ask X, until it ends or another change takes it away.
   *
   * @param number which claim
   * @param claimedAt by the database's clock
   */
  record Claim(long number, Instant claimedAt) {}

  /** What was read last, however old. */
  Uni<Optional<Stored>> find(ReadingKey key) {
    return database
        .preparedQuery(
            """
            select value, read_at,
              extract(epoch from clock_timestamp() - read_at)::float8 as age
            from subscription_manager.x_reading
            where app = $1 and resource = $2 and subject = $3 and read_at is not null
            """)
        .execute(tuple(key))
        .map(rows -> first(rows).map(ReadingStore::stored));
  }

  /** The claim, where nobody else has it and nothing was read within that time. */
  Uni<Optional<Claim>> claim(ReadingKey key, Duration maxAge, Duration length) {
    return database
        .preparedQuery(
            """
            insert into subscription_manager.x_reading as r
              (app, resource, subject, claim, claimed_until)
            values ($1, $2, $3, 1, clock_timestamp() + $5 * interval '1 millisecond')
            on conflict (app, resource, subject) do update
            set claim = r.claim + 1, claimed_until = excluded.claimed_until
            where (r.claimed_until is null or r.claimed_until <= clock_timestamp())
              and (r.read_at is null
                   or r.read_at <= clock_timestamp() - $4 * interval '1 millisecond')
            returning claim, clock_timestamp() as claimed_at
            """)
        .execute(tuple(key).addLong(maxAge.toMillis()).addLong(length.toMillis()))
        .map(rows ->
            first(rows)
                .map(row ->
                    new Claim(
                        row.getLong("claim"), row.getOffsetDateTime("claimed_at").toInstant())));
  }

  /** Writes what X said, unless the claim was taken away: it may be older than a change then. */
  Uni<Void> save(ReadingKey key, Claim claim, JsonObject value) {
    return database
        .preparedQuery(
            """
            update subscription_manager.x_reading
            set value = $5, read_at = $6, claimed_until = null
            where app = $1 and resource = $2 and subject = $3 and claim = $4
            """)
        .execute(
            tuple(key)
                .addLong(claim.number())
                .addValue(value)
                .addValue(claim.claimedAt().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /** Lets another ask. */
  Uni<Void> release(ReadingKey key, Claim claim) {
    return database
        .preparedQuery(
            """
            update subscription_manager.x_reading set claimed_until = null
            where app = $1 and resource = $2 and subject = $3 and claim = $4
            """)
        .execute(tuple(key).addLong(claim.number()))
        .replaceWithVoid();
  }

  /** What was read, or is being read, is not true any more. */
  Uni<Void> forget(ReadingKey key) {
    return database
        .preparedQuery(
            """
            update subscription_manager.x_reading
            set value = null, read_at = null, claim = claim + 1, claimed_until = null
            where app = $1 and resource = $2 and subject = $3
            """)
        .execute(tuple(key))
        .replaceWithVoid();
  }

  /** Deletes some of those that nobody asked for since long. */
  Uni<Integer> deleteOld(Duration age, int limit) {
    return database
        .preparedQuery(
            """
            delete from subscription_manager.x_reading where (app, resource, subject) in (
              select app, resource, subject from subscription_manager.x_reading
              where read_at < clock_timestamp() - $1 * interval '1 millisecond'
              order by read_at limit $2 for update skip locked)
            """)
        .execute(Tuple.of(age.toMillis(), limit))
        .map(rows -> rows.rowCount());
  }

  private static Stored stored(Row row) {
    return new Stored(
        row.getJsonObject("value"),
        row.getOffsetDateTime("read_at").toInstant(),
        Duration.ofMillis(Math.max(0, (long) (row.getDouble("age") * 1000))));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst();
  }

  private static Tuple tuple(ReadingKey key) {
    return Tuple.tuple().addString(key.app()).addString(key.wire()).addString(key.subject());
  }
}
