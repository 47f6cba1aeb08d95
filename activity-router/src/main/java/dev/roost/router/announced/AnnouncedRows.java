package dev.roost.router.announced;

import static dev.roost.runtime.logging.Key.key;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.topic.Topic;
import dev.roost.runtime.logging.KeyedLogger;
import java.io.IOException;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Follows a compacted topic of another service's in a global store, which Streams reads whole at
 * each start, before the first delivery. The store keeps how far each row was heard; what the rows
 * mean is kept by their reader. A row that cannot be read changes nothing and is counted.
 */
public final class AnnouncedRows implements Processor<byte[], byte[], Void, Void> {

  private static final KeyedLogger LOG = KeyedLogger.of(AnnouncedRows.class);

  private final String store;
  private final Reader reader;
  private final Runnable unreadable;

  private @Nullable ProcessorContext<Void, Void> context;

  private AnnouncedRows(String store, Reader reader, Runnable unreadable) {
    this.store = store;
    this.reader = reader;
    this.unreadable = unreadable;
  }

  /** Keeps what a row means. */
  @FunctionalInterface
  public interface Reader {

    /**
     * A row is so from now on.
     *
     * @param value null where it is deleted
     * @throws IOException where it is none; its message quotes nothing
     */
    void changed(String key, byte @Nullable [] value) throws IOException;
  }

  /**
   * What stands in the topology under these names.
   *
   * @param store of the store
   * @param source of the source
   * @param step of the step that follows the announcements
   */
  public record Names(String store, String source, String step) {}

  /**
   * Adds it to a topology.
   *
   * @param time of records; nothing here depends on it
   * @param unreadable counts a row that could not be read
   */
  public static void addTo(
      Topology topology,
      TimestampExtractor time,
      Topic topic,
      Names names,
      Reader reader,
      Runnable unreadable) {
    // In memory: it is small, and what the rows mean is in memory too, so both come from the topic
    // at each start.
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(names.store()), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled(),
        names.source(),
        time,
        Serdes.ByteArray().deserializer(),
        Serdes.ByteArray().deserializer(),
        topic.name(),
        names.step(),
        () -> new AnnouncedRows(names.store(), reader, unreadable));
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      follow(record);
    } catch (IOException | RuntimeException e) {
      unreadable.run();
      // The class alone: a message could quote the record.
      LOG.error(
          "Unreadable record skipped",
          key("record", place()),
          key("error", e.getClass().getName()));
    }
  }

  private void follow(Record<byte[], byte[]> record) throws IOException {
    byte[] key = record.key();
    if (key == null) {
      throw new IOException("no key");
    }
    OutboxPosition position = position(record);
    if (position.compareTo(heard(key)) >= 0) {
      reader.changed(new String(key, UTF_8), record.value());
      keep(key, position);
    }
  }

  // The same announcement twice is harmless, an older one after a newer one is not.
  private OutboxPosition heard(byte[] key) {
    return OutboxPosition.read(store().get(key)).orElseThrow();
  }

  private void keep(byte[] key, OutboxPosition position) {
    if (!position.equals(OutboxPosition.NONE)) {
      store().put(key, position.headerValue().getBytes(UTF_8));
    }
  }

  private static OutboxPosition position(Record<byte[], byte[]> record) throws IOException {
    Header header = record.headers().lastHeader(OutboxPosition.HEADER);
    return OutboxPosition.read(header == null ? null : header.value())
        .orElseThrow(() -> new IOException("no position"));
  }

  private KeyValueStore<byte[], byte[]> store() {
    return context().getStateStore(store);
  }

  private String place() {
    return context()
        .recordMetadata()
        .map(at -> at.topic() + "/" + at.partition() + "/" + at.offset())
        .orElse("a place unknown");
  }

  private ProcessorContext<Void, Void> context() {
    return Objects.requireNonNull(context, "init comes first");
  }
}
