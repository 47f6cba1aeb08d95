package dev.roost.router;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Ingest's side and the consumers' side of a broker: puts deliveries, reads committed records. */
public final class Wire implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> read = new HashMap<>();

  public Wire(String address) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", address, "linger.ms", 0, "max.request.size", 6 * 1024 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", address,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Topics.ALL.stream()
            .filter(topic -> !topic.equals(Topics.DELIVERIES))
            .flatMap(Wire::all)
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Puts a delivery on the log as ingest would, and waits for the broker. */
  public void deliver(String key, String body) {
    deliver(null, key, body);
  }

  /** The same on this partition, whatever the key. */
  public void deliver(@Nullable Integer partition, String key, String body) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.DELIVERIES.name(), partition, Bodies.bytes(key), Bodies.bytes(body));
    record.headers().add("roost-app", Bodies.bytes("acme"));
    record.headers().add("roost-endpoint", Bodies.bytes("main"));
    record.headers().add("roost-received-at", Bodies.bytes("2018-06-01T11:59:59.500Z"));
    send(record);
  }

  /** Puts any record on its topic, and waits for the broker. */
  public void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything committed on a topic so far. */
  public List<ConsumerRecord<byte[], byte[]>> committed(Topic topic) {
    consumer
        .poll(Duration.ofMillis(100))
        .forEach(it -> read.computeIfAbsent(it.topic(), name -> new ArrayList<>()).add(it));
    return List.copyOf(read.getOrDefault(topic.name(), List.of()));
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }

  private static Stream<TopicPartition> all(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }
}
