package dev.roost.outbox;

import io.smallrye.mutiny.Multi;
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
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

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

  /** Up to so many messages lock their keys; more of them lock their topics. */
  private static final int MOST_KEYS = 100;

  /** Rows in one round trip: as many as take PostgreSQL well under a second. */
  private static final int ROWS_AT_ONCE = 1000;

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
    return inTransaction(transaction, () -> append(transaction, List.of(message)));
  }

  /**
   * Writes many messages in the caller's transaction, as {@link #append} writes one. A lock for
   * each key would need room in PostgreSQL's lock table, which has some thousands of places for all
   * transactions together; so more than a hundred messages take one lock for each topic, and who
   * appends to that topic waits until the transaction has ended.
   *
   * @param messages in the order in which those of one key are to be announced
   */
  public Uni<Void> appendAll(SqlConnection transaction, List<OutboxMessage> messages) {
    return inTransaction(
        transaction,
        () ->
            messages.size() <= MOST_KEYS
                ? append(transaction, messages)
                : lockTopics(transaction, messages).flatMap(_ -> insertAll(transaction, messages)));
  }

  private static Uni<Void> inTransaction(SqlConnection connection, Supplier<Uni<Void>> work) {
    return connection.transaction() == null
        ? Uni.createFrom()
            .failure(new IllegalStateException("a message is appended in a transaction only"))
        : work.get();
  }

  // Positions are given at once, commits come later: without the locks, which end with the
  // transaction, a later position of the same key could be read, and announced, first.
  private Uni<Void> append(SqlConnection transaction, List<OutboxMessage> messages) {
    return batch(
        transaction,
        """
        WITH topic_is_shared AS MATERIALIZED (
          SELECT pg_advisory_xact_lock_shared(hashtextextended($1::text, hashtext('%1$s')))),
        key_is_mine AS MATERIALIZED (
          SELECT pg_advisory_xact_lock(
            hashtextextended($1::text || chr(10) || $2::text, hashtext('%1$s')))
          FROM topic_is_shared)
        INSERT INTO %1$s (topic, key, value, headers, appended_at)
        SELECT $1::text, $2::text, $3::bytea, $4::json, $5::timestamptz FROM key_is_mine
        """,
        messages);
  }

  /** In alphabetical order, so that two of them do not wait for each other. */
  private Uni<Void> lockTopics(SqlConnection transaction, List<OutboxMessage> messages) {
    return Multi.createFrom()
        .iterable(new TreeSet<>(messages.stream().map(OutboxMessage::topic).toList()))
        .onItem()
        .transformToUniAndConcatenate(topic ->
            transaction
                .preparedQuery(
                    "SELECT pg_advisory_xact_lock(hashtextextended($1::text, hashtext('%s')))"
                        .formatted(schema.messages()))
                .execute(Tuple.of(topic)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> insertAll(SqlConnection transaction, List<OutboxMessage> messages) {
    return Multi.createFrom()
        .iterable(messages)
        .group()
        .intoLists()
        .of(ROWS_AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(some ->
            batch(
                transaction,
                """
                INSERT INTO %1$s (topic, key, value, headers, appended_at)
                VALUES ($1::text, $2::text, $3::bytea, $4::json, $5::timestamptz)
                """,
                some))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> batch(SqlConnection transaction, String sql, List<OutboxMessage> messages) {
    return messages.isEmpty()
        ? Uni.createFrom().voidItem()
        : transaction
            .preparedQuery(sql.formatted(schema.messages()))
            .executeBatch(messages.stream().map(this::columns).toList())
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
