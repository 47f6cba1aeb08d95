package dev.roost.kafkatables.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The neighbour: {@code /q/health/group/kafka} on the management port. */
@HealthGroup("kafka")
@ApplicationScoped
class KafkaHealth implements AsyncHealthCheck {

  private final Kafka kafka;

  KafkaHealth(Kafka kafka) {
    this.kafka = kafka;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return kafka.answers().map(up -> HealthCheckResponse.named("Kafka answers").status(up).build());
  }
}
