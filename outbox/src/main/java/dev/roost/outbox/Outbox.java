package dev.roost.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;

/** Where a transaction leaves what it has to tell: told if it commits, and not if it does not. */
public final class Outbox {

  private final OutboxSchema schema;
  private final Clock clock;

  /**
   * @param schema the service's schema, migrated by {@code outbox.sql}
   * @param clock what the messages are stamped with
   */
  public Outbox(OutboxSchema schema, Clock clock) {
    this.schema = schema;
    this.clock = clock;
  }

  /**
   * Writes a message in the caller's transaction. A second transaction with a message of the same
   * topic and key waits here until the first has ended, so that messages of one key are announced
   * in the order of their commits. Who appends several keys in one transaction does so in a stable
   * order, else two such transactions may wait for each other, and PostgreSQL fails one of them.
   *
   * @param transaction a connection with an open transaction, as {@code Pool.withTransaction} gives
   * @return completes when written, not when announced; fails with an {@link IllegalStateException}
   *     where there is no transaction
   */
  public Uni<Void> append(SqlConnection transaction, OutboxMessage message) {
    if (transaction.transaction() == null) {
      return Uni.createFrom()
          .failure(new IllegalStateException("a message is appended in a transaction only"));
    }
    // Positions are given at once, commits come later: without the lock, which ends with the
    // transaction, a later position of the same key could be read, and announced, first.
    return transaction
        .preparedQuery(
            """
            WITH key_is_mine AS MATERIALIZED (
              SELECT pg_advisory_xact_lock(
                hashtextextended($1::text || chr(10) || $2::text, hashtext('%1$s'))))
            INSERT INTO %1$s (topic, key, value, headers, appended_at)
            SELECT $1::text, $2::text, $3::bytea, $4::json, $5::timestamptz FROM key_is_mine
            """
                .formatted(schema.messages()))
        .execute(columns(message))
        .replaceWithVoid();
  }

  /**
   * Whether a committed message of this topic and key is still to be announced. Once it is not, all
   * in-sync replicas have what was appended for the key before.
   *
   * @param database a pool, or a connection whose own transaction is seen too
   */
  public Uni<Boolean> isPending(SqlClient database, String topic, String key) {
    return database
        .preparedQuery(
            "SELECT EXISTS (SELECT FROM %s WHERE topic = $1 AND key = $2) AS pending"
                .formatted(schema.messages()))
        .execute(Tuple.of(topic, key))
        .map(rows -> rows.iterator().next().getBoolean("pending"));
  }

  private Tuple columns(OutboxMessage message) {
    return Tuple.tuple()
        .addString(message.topic())
        .addString(message.key())
        .addValue(message.value() == null ? null : Buffer.buffer(message.value()))
        .addJsonObject(new JsonObject(new LinkedHashMap<>(message.headers())))
        .addOffsetDateTime(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
