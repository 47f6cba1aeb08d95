package dev.roost.kafkatables;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Where a table comes from.
 *
 * @param topic a compacted topic, read from its beginning
 * @param groupId the consumer group: one that no other process and no earlier start has, since each
 *     reader gets all partitions; nothing is ever committed in it
 * @param clientId the consumer's name in the broker's logs and in metrics
 */
public record TableSource(String topic, String groupId, String clientId) {

  /**
   * The consumer's settings.
   *
   * @param broker how clients reach Kafka; what no consumer knows is left out
   * @throws org.apache.kafka.common.config.ConfigException names a setting that the client does not
   *     take
   */
  Map<String, Object> settings(Map<String, ?> broker) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // A reader that comes first must not create the topic: it would not be compacted.
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    var _ = new ConsumerConfig(settings);
    return settings;
  }
}
