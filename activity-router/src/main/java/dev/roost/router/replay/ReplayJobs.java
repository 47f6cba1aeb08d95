package dev.roost.router.replay;

import static dev.roost.runtime.logging.Key.key;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.counting.Counts;
import dev.roost.runtime.logging.KeyedLogger;
import java.io.IOException;
import java.time.Duration;
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
 * Follows {@code roost.replay-jobs} in a global store, which Streams reads whole at each start,
 * before the first delivery. The store keeps how far each job was heard; what the jobs mark is in
 * {@link ReplayMarks}. An announcement that cannot be read changes nothing and is counted.
 */
public final class ReplayJobs implements Processor<byte[], byte[], Void, Void> {

  /** Name of the store. */
  public static final String STORE = "replay-jobs";

  /** Name of the step that follows the announcements. */
  public static final String FOLLOW = "follow-replay-jobs";

  private static final String SOURCE = "replay-job-announcements";

  private static final KeyedLogger LOG = KeyedLogger.of(ReplayJobs.class);

  private final ReplayMarks marks;
  private final Duration marksFor;
  private final Counts counts;

  private @Nullable ProcessorContext<Void, Void> context;

  private ReplayJobs(ReplayMarks marks, Duration marksFor, Counts counts) {
    this.marks = marks;
    this.marksFor = marksFor;
    this.counts = counts;
  }

  /**
   * Adds it to a topology.
   *
   * @param time of records; nothing here depends on it
   * @return what the jobs mark, kept up to date while the topology runs
   */
  public static ReplayMarks addTo(
      Topology topology, TimestampExtractor time, ReplayConfig config, Counts counts) {
    ReplayMarks marks = new ReplayMarks();
    // In memory: it is small, and the marks are in memory too, so both come from the topic at each
    // start.
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled(),
        SOURCE,
        time,
        Serdes.ByteArray().deserializer(),
        Serdes.ByteArray().deserializer(),
        Topics.REPLAY_JOBS.name(),
        FOLLOW,
        () -> new ReplayJobs(marks, config.markRetention(), counts));
    return marks;
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
      counts.unreadableJob();
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
      throw new IOException("no job's id");
    }
    OutboxPosition position = position(record);
    if (position.compareTo(heard(key)) >= 0) {
      mark(new String(key, UTF_8), record.value());
      keep(key, position);
    }
  }

  private void mark(String job, byte @Nullable [] value) throws IOException {
    if (value == null) {
      marks.remove(job);
    } else {
      Announcement.read(value, marksFor)
          .ifPresentOrElse(mark -> marks.put(job, mark), () -> marks.remove(job));
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
    return context().getStateStore(STORE);
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
