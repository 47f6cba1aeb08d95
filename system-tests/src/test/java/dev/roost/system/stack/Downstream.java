package dev.roost.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.oracle.Bytes;
import dev.roost.system.oracle.OutRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * A downstream consumer that may read everything: committed records only, from the beginning, of
 * all topics. For one thread.
 */
public final class Downstream implements AutoCloseable {

  private static final Set<String> ANSWERS =
      Set.of(
          Topics.ACTIVITIES.name(),
          Topics.DIRECT_MESSAGES.name(),
          Topics.SIGNALS.name(),
          Topics.DEAD_LETTERS.name());
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Admin admin;
  private final List<OutRecord> records = new ArrayList<>();

  /** Connects with these settings. */
  public Downstream(Map<String, Object> client) {
    admin = Admin.create(client);
    Map<String, Object> reading = new HashMap<>(client);
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all =
        Topics.ALL.stream()
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** Everything that came out so far: activities, messages, signals, and what was set aside. */
  public List<OutRecord> out() {
    readToTheEnd();
    return records.stream().filter(record -> ANSWERS.contains(record.topic())).toList();
  }

  /** Everything that stands on one topic so far. */
  public List<OutRecord> on(Topic topic) {
    readToTheEnd();
    return records.stream().filter(record -> record.topic().equals(topic.name())).toList();
  }

  /**
   * Whether the router's committed offsets stand at the end of {@code x.deliveries}. It commits in
   * the transaction in which it writes, so then all that can come out is out.
   */
  public boolean everyDeliveryIsRead() {
    return isRead(endOfDeliveries());
  }

  /** Where the log of deliveries ends now. */
  public Map<TopicPartition, Long> endOfDeliveries() {
    return consumer.endOffsets(
        consumer.partitionsFor(Topics.DELIVERIES.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
  }

  /** Whether the router has read as far as this. */
  public boolean isRead(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> read = committed();
    return ends.entrySet().stream()
        .allMatch(end -> end.getValue() <= offset(read.get(end.getKey())));
  }

  private static long offset(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  /** The router is the one group that has read deliveries. */
  private Map<TopicPartition, OffsetAndMetadata> committed() {
    try {
      Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
      for (var group : admin.listGroups().all().get(60, TimeUnit.SECONDS)) {
        all.putAll(
            admin
                .listConsumerGroupOffsets(group.groupId())
                .partitionsToOffsetAndMetadata()
                .get(60, TimeUnit.SECONDS));
      }
      return all;
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker did not say how far the router is", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }

  /** To the last stable offset as it is now; an open transaction ends the reading. */
  private void readToTheEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(end -> position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(record -> records.add(read(record)));
    }
  }

  private long position(TopicPartition partition) {
    return consumer.position(partition);
  }

  private static OutRecord read(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    return new OutRecord(
        new OutRecord.Place(record.topic(), record.partition(), record.offset()),
        key == null ? null : text(key),
        headers,
        // What ends a key of a compacted topic has no value.
        Bytes.copyOf(value == null ? new byte[0] : value));
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, UTF_8);
  }
}
