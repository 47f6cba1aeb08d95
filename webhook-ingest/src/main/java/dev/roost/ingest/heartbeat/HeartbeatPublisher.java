package dev.roost.ingest.heartbeat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.heartbeat.Heartbeat;
import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.publish.DeliveryPublisher;
import dev.roost.ingest.publish.Publication;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Puts heartbeats on {@code roost.heartbeats}, by the very producer that deliveries take. */
@Singleton
final class HeartbeatPublisher {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private final DeliveryPublisher publisher;
  private final MeterRegistry metrics;

  HeartbeatPublisher(DeliveryPublisher publisher, MeterRegistry metrics) {
    this.publisher = publisher;
    this.metrics = metrics;
  }

  /** Whether Kafka takes deliveries, as far as is known. */
  boolean possible() {
    return publisher.writable();
  }

  /** Sends one; the outcome comes later, and never fails. Worker threads only. */
  Uni<Publication> publish(Heartbeat heartbeat) {
    return publisher
        .publishAside(Topics.HEARTBEATS.name(), heartbeat.key(), written(heartbeat))
        .invoke(this::count);
  }

  /** Waits until all deliveries are settled. */
  void flushDeliveries() {
    publisher.flush();
  }

  private void count(Publication publication) {
    String outcome = publication instanceof Publication.Stored ? "stored" : "unstored";
    metrics.counter("roost.ingest.heartbeats", "outcome", outcome).increment();
  }

  private static byte[] written(Heartbeat heartbeat) {
    try {
      return JSON.writeValueAsBytes(heartbeat);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
