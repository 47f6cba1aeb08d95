package dev.roost.testsupport.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all partitions of a topic, committed records only, in no consumer group. Records of one
 * partition come in order. To be used by one thread.
 */
public final class TopicReader implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;

  private TopicReader(String bootstrapServers, String topic) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        consumer.partitionsFor(topic).stream()
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /** A reader of everything on the topic. */
  public static TopicReader fromBeginning(String bootstrapServers, String topic) {
    TopicReader reader = new TopicReader(bootstrapServers, topic);
    reader.consumer.seekToBeginning(reader.partitions);
    return reader;
  }

  /** A reader of what is written from now on. */
  public static TopicReader fromEnd(String bootstrapServers, String topic) {
    TopicReader reader = new TopicReader(bootstrapServers, topic);
    reader.consumer.seekToEnd(reader.partitions);
    // Seeking happens at the next look: the end as it is now is wanted.
    reader.partitions.forEach(reader.consumer::position);
    return reader;
  }

  /** All records that are on the topic. */
  public static List<ConsumerRecord<String, byte[]>> read(String bootstrapServers, String topic) {
    try (TopicReader reader = fromBeginning(bootstrapServers, topic)) {
      return reader.readToEnd();
    }
  }

  /** All records with this key, in order. */
  public static List<ConsumerRecord<String, byte[]>> read(
      String bootstrapServers, String topic, String key) {
    return read(bootstrapServers, topic).stream()
        .filter(record -> key.equals(record.key()))
        .toList();
  }

  /**
   * The values of all records with this key, in order, as text.
   *
   * @throws NullPointerException where one is a tombstone
   */
  public static List<String> values(String bootstrapServers, String topic, String key) {
    return read(bootstrapServers, topic, key).stream().map(TopicReader::text).toList();
  }

  /** All records between where it is and the topic's end as it is now; then it is there. */
  public List<ConsumerRecord<String, byte[]>> readToEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  /** The record's value as text. */
  public static String text(ConsumerRecord<String, byte[]> record) {
    return new String(requireNonNull(record.value(), "a tombstone"), UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
