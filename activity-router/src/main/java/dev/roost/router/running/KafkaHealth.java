package dev.roost.router.running;

import dev.roost.router.lag.DeliveryLog;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether Kafka answers: a group of its own, since a neighbour's outage is no reason to restart.
 */
@HealthGroup("kafka")
@Singleton
public final class KafkaHealth implements AsyncHealthCheck {

  private static final Duration WITHIN = Duration.ofSeconds(2);

  private final DeliveryLog log;

  /** Asked through this log's connection. */
  public KafkaHealth(DeliveryLog log) {
    this.log = log;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .completionStage(log::reachable)
        .ifNoItem()
        .after(WITHIN)
        .fail()
        .map(brokers -> HealthCheckResponse.up("kafka"))
        .onFailure()
        .recoverWithItem(HealthCheckResponse.down("kafka"));
  }
}
