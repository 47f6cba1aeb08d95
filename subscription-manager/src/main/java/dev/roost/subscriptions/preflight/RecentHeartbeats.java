package dev.roost.subscriptions.preflight;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.heartbeat.Heartbeat;
import dev.roost.contracts.topic.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The last heartbeats of webhook-ingest, read when somebody asks: few do, and a consumer that
 * always reads would cost a record for each app, replica and second.
 */
@Singleton
class RecentHeartbeats {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(Heartbeat.class);

  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Object> settings;
  private final DeliveryCheckConfig config;
  private final Clock clock;

  /** Reads with every {@code kafka.*} setting that a consumer knows, in no group. */
  RecentHeartbeats(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      DeliveryCheckConfig config,
      Clock clock) {
    this.settings = new HashMap<>(broker);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(config.timeout().toMillis()));
    this.config = config;
    this.clock = clock;
  }

  /**
   * What each replica said last of the app.
   *
   * @return fails where Kafka does not answer in time, or the topic may not be read
   */
  Uni<List<Heartbeat>> of(String app) {
    return Uni.createFrom()
        .item(() -> read(app))
        .runSubscriptionOn(Infrastructure.getDefaultExecutor());
  }

  private List<Heartbeat> read(String app) {
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.HEARTBEATS.name()).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      seek(consumer, ends);
      return lastOf(app, consumer, ends);
    }
  }

  private void seek(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    long from = clock.instant().minus(config.heartbeatAge()).toEpochMilli();
    Map<TopicPartition, Long> times =
        ends.keySet().stream().collect(Collectors.toMap(one -> one, _ -> from));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    ends.forEach((partition, end) ->
        consumer.seek(
            partition,
            Optional.ofNullable(found.get(partition)).map(OffsetAndTimestamp::offset).orElse(end)));
  }

  private List<Heartbeat> lastOf(
      String app, KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    Map<String, Heartbeat> last = new HashMap<>();
    Instant until = clock.instant().plus(config.timeout());
    while (ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
        && clock.instant().isBefore(until)) {
      for (ConsumerRecord<String, byte[]> one : consumer.poll(POLL)) {
        if (one.key() != null && one.key().startsWith(app + "/")) {
          last.put(one.key(), heartbeat(one.value()));
        }
      }
    }
    return List.copyOf(last.values());
  }

  private static Heartbeat heartbeat(byte[] value) {
    try {
      return READER.readValue(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
