package dev.roost.stack.feed;

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
public final class ActivityFeed implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Stands at the end of both topics when it returns.
   *
   * @param client the settings with which a client connects, addresses included
   */
  public ActivityFeed(Map<String, Object> client) {
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
  public List<Activity> poll(Duration time) {
    return pollRecords(time).stream().map(ActivityFeed::activity).toList();
  }

  /** The same as the records they came in. */
  public List<ConsumerRecord<byte[], byte[]>> pollRecords(Duration time) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    consumer.poll(time).forEach(records::add);
    return records;
  }

  /** What a record says. */
  public static Activity activity(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return new Activity(headers, json(record.value()));
  }

  /** A record's value. One that is no JSON is missing: it equals nothing X sent, which shows. */
  public static JsonNode json(byte[] value) {
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
