package dev.roost.ingest.webhooks;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out when the table of webhooks was read whole. Records alone do not tell: behind the last
 * one there may be a hole that compaction left.
 *
 * <pre>
 *   fetched up to the end ──▶ and no record came since the look before ──▶ read
 * </pre>
 */
@Singleton
final class ReadToTheEndJob {

  private static final KeyedLogger LOG = KeyedLogger.of(ReadToTheEndJob.class);

  private static final long LOOK_EVERY_MILLIS = 250;
  private static final Duration WITHIN = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final KafkaClientService kafka;
  private final ServedWebhooks webhooks;
  private volatile boolean stopping;
  private volatile long toldAtTheEnd = -1;

  ReadToTheEndJob(Vertx vertx, KafkaClientService kafka, ServedWebhooks webhooks) {
    this.vertx = vertx;
    this.kafka = kafka;
    this.webhooks = webhooks;
  }

  void start(@Observes StartupEvent event) {
    lookLater();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  private void lookLater() {
    if (!stopping) {
      var _ = vertx.setTimer(LOOK_EVERY_MILLIS, _ -> look());
    }
  }

  private void look() {
    kafka
        .<String, byte[]>getConsumer(WebhooksConsumer.CHANNEL)
        .runOnPollingThread(ReadToTheEndJob::isAtTheEnd)
        .onFailure()
        .recoverWithItem(false)
        .subscribe()
        .with(this::looked);
  }

  private void looked(boolean atTheEnd) {
    long told = webhooks.told();
    if (atTheEnd && told == toldAtTheEnd) {
      webhooks.readToItsEnd();
      LOG.info("Topic roost.webhooks was read to its end", key("records", told));
    } else {
      toldAtTheEnd = atTheEnd ? told : -1;
      lookLater();
    }
  }

  // Kafka may be away, and then each of these fails.
  private static boolean isAtTheEnd(Consumer<String, byte[]> consumer) {
    Set<TopicPartition> partitions = consumer.assignment();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, WITHIN);
    return !partitions.isEmpty()
        && ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey(), WITHIN) >= end.getValue());
  }
}
