package dev.roost.kafkatables;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.runtime.logging.KeyedLogger;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The newest row of each key, by its position in the outbox: a relay that was killed repeats
 * itself, so an older record may come after a newer one. Of two with the same position the later
 * one counts.
 */
final class Rows<V> {

  private static final KeyedLogger LOG = KeyedLogger.of(KafkaTable.class);

  private final RowReader<? extends V> reader;
  private final Map<String, Row<V>> byKey = new ConcurrentHashMap<>();
  private final LongAdder unreadable = new LongAdder();

  Rows(RowReader<? extends V> reader) {
    this.reader = reader;
  }

  /** Takes a record over; one that cannot be read is logged, counted and left out. */
  void take(ConsumerRecord<String, byte[]> record) {
    try {
      Row<V> row = row(record);
      byKey.merge(record.key(), row, Row::newer);
    } catch (IOException | RuntimeException failure) {
      unreadable.increment();
      // The class alone: a message could quote the record.
      LOG.error(
          "Unreadable record skipped",
          key("topic", record.topic()),
          key("partition", record.partition()),
          key("offset", record.offset()),
          key("error", failure.getClass().getName()));
    }
  }

  Optional<V> find(String key) {
    Row<V> row = byKey.get(key);
    return row == null ? Optional.empty() : Optional.ofNullable(row.value());
  }

  Map<String, V> snapshot() {
    Map<String, V> rows = new HashMap<>();
    byKey.forEach((key, row) -> {
      V value = row.value();
      if (value != null) {
        rows.put(key, value);
      }
    });
    return Map.copyOf(rows);
  }

  /** How many keys have a row. */
  long size() {
    return byKey.values().stream().filter(row -> row.value() != null).count();
  }

  long unreadable() {
    return unreadable.sum();
  }

  private Row<V> row(ConsumerRecord<String, byte[]> record) throws IOException {
    String key = record.key();
    byte[] value = record.value();
    if (key == null) {
      throw new IOException("a row has a key");
    }
    return new Row<>(position(record), value == null ? null : reader.read(key, value));
  }

  private static OutboxPosition position(ConsumerRecord<?, ?> record) throws IOException {
    Header header = record.headers().lastHeader(OutboxPosition.HEADER);
    return OutboxPosition.read(header == null ? null : header.value())
        .orElseThrow(() -> new IOException("no position"));
  }

  /** A row, or the place of one that a tombstone took away. */
  private record Row<V>(OutboxPosition position, @Nullable V value) {

    Row<V> newer(Row<V> next) {
      return next.position.compareTo(position) >= 0 ? next : this;
    }
  }
}
