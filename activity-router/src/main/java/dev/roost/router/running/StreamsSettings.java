package dev.roost.router.running;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import dev.roost.contracts.topic.Changelog;
import dev.roost.router.delivery.PayloadLimits;
import dev.roost.router.memory.BoundedRocksDb;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings Kafka Streams runs with, each that is not its default with its reason. */
public final class StreamsSettings {

  /**
   * A setting that no operator changes.
   *
   * @param value the one value it has
   * @param reason a sentence, for whoever sets another
   */
  private record Fixed(String value, String reason) {}

  private static final Map<String, Fixed> FIXED =
      Map.of(
          StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
          new Fixed(
              StreamsConfig.EXACTLY_ONCE_V2,
              "with less than exactly once activities are lost or come out twice."),
          StreamsConfig.GROUP_PROTOCOL_CONFIG,
          new Fixed(
              "classic",
              "with the protocol of KIP-1071 Kafka Streams makes a consumer of its own, which does"
                  + " not refuse to read on after an aborted transaction (ADR 18)."));

  private StreamsSettings() {}

  /**
   * All of them; what the operator sets under {@code roost.router.streams} wins, but for what the
   * guarantee of exactly once rests on.
   *
   * @throws ConfigurationException one of those is set to another value; names the property
   */
  public static Properties of(RouterConfig config, Map<String, Object> connection) {
    mustKeepTheGuarantee(config.streams());
    Properties settings = new Properties();
    settings.putAll(connection);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replicationFactor());
    exactlyOnce(settings);
    takeover(settings);
    failover(settings);
    sizes(settings, config.maxMessageBytes());
    changelog(settings);
    stores(settings, config.rocksdb());
    settings.putAll(config.streams());
    return settings;
  }

  private static void mustKeepTheGuarantee(Map<String, String> streams) {
    FIXED.forEach((name, fixed) -> {
      String set = streams.get(name);
      if (set != null && !set.strip().equalsIgnoreCase(fixed.value())) {
        throw new ConfigurationException(
            "roost.router.streams.\"%s\"=%s: %s Remove this setting; the value is always %s."
                .formatted(name, set.strip(), fixed.reason(), fixed.value()));
      }
    });
  }

  private static void exactlyOnce(Properties settings) {
    FIXED.forEach((name, fixed) -> settings.put(name, fixed.value()));
    settings.put(producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
    // What the first start finds is everything X sent, not what comes from now on.
    settings.put(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
  }

  // By default a restarted router stalls its users 43 s; with these and short transaction
  // cleanups on the broker it was 5.8 s.
  private static void takeover(Properties settings) {
    settings.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    // With a heartbeat those who are left learn that one is gone.
    settings.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 500);
    // Readers wait for the oldest open transaction, as long as a killed router's session lasts. It
    // must still exceed the longest broker failover: one that times out fences the router, and the
    // store is restored from the start.
    settings.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 6_000);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
  }

  // A broker that stands still answers nothing and closes nothing. Whoever waits for it asks where
  // its partitions are now once a request has timed out: by default after 30 s, when the
  // transaction is long over.
  private static void failover(Properties settings) {
    settings.put(StreamsConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
    settings.put(producerPrefix(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG), 1_000);
  }

  private static void sizes(Properties settings, int maxMessageBytes) {
    int largestRequest = maxMessageBytes + PayloadLimits.ENVELOPE;
    settings.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), largestRequest);
    // Ten Posts fill a batch of the default size, and each that is full wakes the sender: a tenth
    // of the processor time at saturation. A commit sends what is not full.
    settings.put(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
    settings.put(consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), largestRequest);
    // With bodies of up to 4 MiB, the defaults of 1,000 could hold gigabytes.
    settings.put(mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 500);
  }

  // Streams makes the changelog with the time a record has (CreateTime), and a broker refuses one
  // that is an hour ahead of its clock by default. What another broker's clock stamped a delivery
  // with is written there, and a refused one would stop the task at the same record again and
  // again.
  private static void changelog(Properties settings) {
    Changelog.timestamps()
        .forEach((name, value) -> settings.put(StreamsConfig.topicPrefix(name), value));
  }

  private static void stores(Properties settings, RouterConfig.StoreMemory memory) {
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    settings.put(BoundedRocksDb.CACHE_BYTES, Long.toString(memory.blockCacheSize().asLongValue()));
    settings.put(
        BoundedRocksDb.WRITE_BUFFER_BYTES, Long.toString(memory.writeBufferSize().asLongValue()));
  }
}
