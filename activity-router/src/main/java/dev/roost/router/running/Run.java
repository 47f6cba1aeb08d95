package dev.roost.router.running;

import dev.roost.router.transaction.GuardedClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** One life of Kafka Streams with its metrics; after its death another is built. */
final class Run {

  private final KafkaStreams streams;
  private final KafkaStreamsMetrics metrics;

  /**
   * Made, not started.
   *
   * @throws IllegalStateException Streams does not read with the consumers that refuse to read on
   *     after an aborted transaction
   */
  Run(Topology topology, Properties settings, MeterRegistry registry) {
    GuardedClients clients = new GuardedClients();
    streams = new KafkaStreams(topology, settings, clients);
    mustBeGuarded(clients);
    metrics = new KafkaStreamsMetrics(streams);
    metrics.bindTo(registry);
  }

  // A version or a setting of Streams that makes its own would lose transactions without a word.
  private void mustBeGuarded(GuardedClients clients) {
    if (clients.consumers() < streams.metadataForLocalThreads().size()) {
      streams.close(Duration.ZERO);
      throw new IllegalStateException(
          "Kafka Streams made a main consumer of its own instead of Roost's: nothing is read, since"
              + " an aborted transaction could lose activities (ADR 18).");
    }
  }

  KafkaStreams streams() {
    return streams;
  }

  /** How many identities its active and standby stores hold, by RocksDB's own estimate. */
  double remembered() {
    return streams.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("estimate-num-keys"))
        .mapToDouble(metric -> number(metric.getValue()))
        .sum();
  }

  /** Stops it and leaves the group, so that others take its partitions at once. */
  void close(Duration within) {
    metrics.close();
    streams.close(
        CloseOptions.timeout(within)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  private static double number(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
  }
}
