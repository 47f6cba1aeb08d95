package dev.roost.outbox.relay;

import dev.roost.outbox.OutboxMessage;
import dev.roost.outbox.OutboxSchema;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The outbox's messages, as the relay reads and removes them. */
final class WaitingStore {

  private final Pool pool;
  private final OutboxSchema schema;

  WaitingStore(Pool pool, OutboxSchema schema) {
    this.pool = pool;
    this.schema = schema;
  }

  /** The oldest messages that need not wait for a failed one of their key, in their order. */
  Uni<List<Waiting>> due(int limit, Instant now) {
    return pool.preparedQuery(
            """
            SELECT position, topic, key, value, headers, failures
            FROM %1$s AS message
            WHERE NOT EXISTS (
              SELECT FROM %1$s AS failed
              WHERE failed.topic = message.topic AND failed.key = message.key
                AND failed.position <= message.position AND failed.next_try_at > $1)
            ORDER BY position
            LIMIT $2
            """
                .formatted(schema.messages()))
        .execute(Tuple.of(utc(now), limit))
        .map(rows -> listOf(rows, WaitingStore::waiting));
  }

  /** Removes what the broker has acknowledged. */
  Uni<Void> remove(List<Long> positions) {
    if (positions.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(
            "DELETE FROM %s WHERE position = ANY($1)".formatted(schema.messages()))
        .execute(Tuple.tuple().addArrayOfLong(positions.toArray(Long[]::new)))
        .replaceWithVoid();
  }

  /** Notes that a message failed, and until when its key waits. */
  Uni<Void> postpone(long position, String failure, Instant nextTryAt) {
    return pool.preparedQuery(
            """
            UPDATE %s SET failures = failures + 1, last_failure = $2, next_try_at = $3
            WHERE position = $1
            """
                .formatted(schema.messages()))
        .execute(Tuple.of(position, failure, utc(nextTryAt)))
        .replaceWithVoid();
  }

  /** The keys that wait for a failed message, the oldest first. */
  Uni<List<BlockedKey>> blocked() {
    return pool.query(
            """
            SELECT topic, key, position, failures, last_failure, next_try_at
            FROM %s
            WHERE next_try_at IS NOT NULL
            ORDER BY position
            """
                .formatted(schema.messages()))
        .execute()
        .map(rows -> listOf(rows, WaitingStore::blockedKey));
  }

  /** How many messages wait, blocked ones among them. */
  Uni<Long> count() {
    return pool.query("SELECT count(*) AS waiting FROM %s".formatted(schema.messages()))
        .execute()
        .map(rows -> rows.iterator().next().getLong("waiting"));
  }

  private static Waiting waiting(Row row) {
    Buffer value = row.getBuffer("value");
    OutboxMessage message =
        new OutboxMessage(
            row.getString("topic"),
            row.getString("key"),
            value == null ? null : value.getBytes(),
            headers(row.getJsonObject("headers")));
    return new Waiting(row.getLong("position"), message, row.getInteger("failures"));
  }

  private static BlockedKey blockedKey(Row row) {
    return new BlockedKey(
        row.getString("topic"),
        row.getString("key"),
        row.getLong("position"),
        row.getInteger("failures"),
        row.getString("last_failure"),
        row.getOffsetDateTime("next_try_at").toInstant());
  }

  private static Map<String, String> headers(JsonObject json) {
    Map<String, String> headers = new LinkedHashMap<>();
    json.forEach(header -> headers.put(header.getKey(), (String) header.getValue()));
    return headers;
  }

  private static <T> List<T> listOf(RowSet<Row> rows, Function<Row, T> reading) {
    return StreamSupport.stream(rows.spliterator(), false).map(reading).toList();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
