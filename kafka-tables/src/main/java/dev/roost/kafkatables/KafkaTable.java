package dev.roost.kafkatables;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * A compacted topic in memory, as one replica sees it: read whole at each start, and followed from
 * then on. Answers at once, on any thread, whatever the brokers do.
 *
 * @param <V> what a row says
 */
public final class KafkaTable<V> implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final Rows<V> rows;
  private final TableReader reader;
  private final Thread thread;

  private KafkaTable(Rows<V> rows, TableReader reader, Thread thread) {
    this.rows = rows;
    this.reader = reader;
    this.thread = thread;
  }

  /**
   * Begins to read, in the background. Brokers that are away are waited for.
   *
   * @param source the topic, and as whom it is read
   * @param broker how clients reach Kafka: {@code bootstrap.servers}, security
   * @param reader reads a value
   * @param opened is told of the consumer once there is one, for metrics
   * @throws org.apache.kafka.common.config.ConfigException names a setting that Kafka's client does
   *     not take
   */
  public static <V> KafkaTable<V> open(
      TableSource source,
      Map<String, ?> broker,
      RowReader<V> reader,
      Consumer<KafkaConsumer<?, ?>> opened) {
    Map<String, Object> settings = source.settings(broker);
    Rows<V> rows = new Rows<>(reader);
    TableReader following =
        new TableReader(
            source.topic(),
            () -> {
              KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings);
              opened.accept(consumer);
              return consumer;
            },
            rows);
    Thread thread = Thread.ofPlatform().name("table-" + source.topic()).daemon().start(following);
    return new KafkaTable<>(rows, following, thread);
  }

  /**
   * Whether everything was read that was there when the partitions were assigned to this replica.
   * Once true, it stays so, also while the brokers are away.
   */
  public boolean isLoaded() {
    return reader.isLoaded();
  }

  /** The newest row of this key; empty where there is none, or where a tombstone came after it. */
  public Optional<V> find(String key) {
    return rows.find(key);
  }

  /** All rows by key, as they are now. */
  public Map<String, V> snapshot() {
    return rows.snapshot();
  }

  /** How many records were left out because they could not be read. */
  public long unreadable() {
    return rows.unreadable();
  }

  /** Ends reading; the rows stay as they are. Waits for a moment. */
  @Override
  public void close() {
    reader.stop();
    try {
      var _ = thread.join(CLOSING);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
