package dev.roost.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roost.contracts.topic.Topics;
import dev.roost.stack.state.JsonFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a downstream consumer sees from now on: committed records of both topics. Belongs to no
 * group and commits nothing. For one thread.
 */
final class ActivityFeed implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;

  /** Stands at the end of both topics when it returns. */
  ActivityFeed(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(Topics.ACTIVITIES, Topics.DIRECT_MESSAGES)
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // The seek is lazy: without asking, "the end" would be wherever it is at the first poll.
    partitions.forEach(consumer::position);
  }

  /** What came since the last call; waits this long for something. */
  List<Activity> poll(Duration time) {
    List<Activity> activities = new ArrayList<>();
    consumer.poll(time).forEach(record -> activities.add(activity(record)));
    return activities;
  }

  private static Activity activity(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return new Activity(headers, json(record.value()));
  }

  // A value that is no JSON equals nothing X sent, and so shows in the counts.
  static JsonNode json(byte[] value) {
    try {
      return JsonFile.JSON.readTree(value);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
