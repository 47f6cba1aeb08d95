package dev.roost.ingest.publish;

import dev.roost.contracts.topic.Topic;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The producer's settings. Together they let a frozen broker be answered for within 2.5 s: with the
 * client's defaults every {@code send()} blocks once the broker is suspected, and answers come up
 * to 9 s late.
 */
final class ProducerSettings {

  private ProducerSettings() {}

  /**
   * {@link #of}, where Kafka's client takes them.
   *
   * @throws ConfigurationException says which property is wrong; no password is in it
   */
  static Map<String, Object> checked(Map<String, Object> broker, PublishConfig config) {
    if (config.maxInFlightBytes() >= config.bufferMemory()) {
      throw new ConfigurationException(
          "roost.ingest.publish.max-in-flight-bytes (%d) must be below roost.ingest.publish.buffer-memory (%d): sending would wait for room, and answers with it."
              .formatted(config.maxInFlightBytes(), config.bufferMemory()));
    }
    Map<String, Object> settings = of(broker, config);
    try {
      var _ = new ProducerConfig(settings);
    } catch (ConfigException e) {
      throw new ConfigurationException(
          "Kafka's client does not take what is set under kafka.* or roost.ingest.publish.kafka: "
              + e.getMessage(),
          e);
    }
    return settings;
  }

  /**
   * The settings: {@code kafka.*}, then what deliveries alone are told, then what must be so.
   *
   * @param broker how every client reaches Kafka; what no producer knows is left out
   */
  static Map<String, Object> of(Map<String, Object> broker, PublishConfig config) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.keySet().retainAll(ProducerConfig.configNames());
    settings.putAll(config.kafka());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "roost-webhook-ingest");
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    // Acknowledged means durable: by all in-sync replicas, once and in order.
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // A millisecond in which deliveries of many users share a request: a seventh less processor
    // time for each, and X waits for seconds.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    // The whole answer has 2.5 s; a record that failed by then is X's to send again.
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_500);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
    // The event loop calls send(): with partitions known and room kept free it never waits.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 100);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.bufferMemory());
    // The default forgets the brokers when they are frozen, and then every send() blocks.
    settings.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
    // A quiet night must not make the first delivery of the morning wait for metadata.
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(365).toMillis());
    // A restarted broker is found again within half a second.
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_MESSAGE_BYTES);
    return settings;
  }
}
