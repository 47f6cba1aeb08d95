package dev.roost.kafkaadmin.deadletter;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * {@code x.dead-letters} as an operator works through it. How far that is stands in the offsets of
 * a consumer group, so that it is the same for everybody.
 */
public final class DeadLetters implements AutoCloseable {

  /** The consumer group whose committed offsets say how far the letters were re-published. */
  public static final String GROUP = "roost-dead-letters";

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> connection;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /** Connects with a client's settings; security and all. */
  public DeadLetters(Map<String, Object> connection) {
    this.connection = Map.copyOf(connection);
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // The router writes in transactions; what it aborted was never dead-lettered.
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /** Letters that were not re-published yet. */
  public List<Letter> open() {
    Map<TopicPartition, OffsetAndMetadata> done = consumer.committed(Set.copyOf(partitions));
    consumer.seekToBeginning(partitions);
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata committed = done.get(partition);
      // Older ones than the topic keeps are gone, whoever had read them.
      if (committed != null && committed.offset() > consumer.position(partition)) {
        consumer.seek(partition, committed.offset());
      }
    }
    return read();
  }

  /** All letters the topic still has. */
  public List<Letter> all() {
    consumer.seekToBeginning(partitions);
    return read();
  }

  /** The letter at a place. */
  public Optional<Letter> at(Place place) {
    return all().stream().filter(letter -> letter.place().equals(place)).findFirst();
  }

  private List<Letter> read() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<Letter> letters = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(record -> letters.add(new Letter(record)));
    }
    return letters;
  }

  /**
   * Re-publishes deliveries onto {@code x.deliveries}, as they were. Returns when Kafka has them;
   * what came out before does not come out again, what still cannot be read becomes a dead letter
   * again.
   */
  public void retry(List<Letter> letters) throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_MESSAGE_BYTES);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      letters.forEach(letter -> sent.add(producer.send(letter.again())));
      for (Future<?> each : sent) {
        var _ = each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "Kafka did not take all of them: try again; what came out does not come out twice.", e);
    }
  }

  /** Commits that all these, and those before them, were re-published. */
  public void done(List<Letter> letters) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Letter letter : letters) {
      Place place = letter.place();
      offsets.merge(
          new TopicPartition(Topics.DEAD_LETTERS.name(), place.partition()),
          new OffsetAndMetadata(place.offset() + 1),
          (one, other) -> one.offset() > other.offset() ? one : other);
    }
    consumer.commitSync(offsets);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
