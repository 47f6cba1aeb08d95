package dev.roost.ingest.health;

import dev.roost.ingest.publish.DeliveryPublisher;
import dev.roost.ingest.topic.DeliveryTopic;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The neighbour: {@code /q/health/group/kafka} on the management port. */
@HealthGroup("kafka")
@ApplicationScoped
class KafkaHealth implements HealthCheck {

  private final DeliveryPublisher publisher;
  private final DeliveryTopic topic;

  KafkaHealth(DeliveryPublisher publisher, DeliveryTopic topic) {
    this.publisher = publisher;
    this.topic = topic;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("x.deliveries can be written")
        .status(publisher.writable())
        .withData("topic", topic.described())
        .withData("last stored", publisher.lastStored().map(Instant::toString).orElse("never"))
        .build();
  }
}
