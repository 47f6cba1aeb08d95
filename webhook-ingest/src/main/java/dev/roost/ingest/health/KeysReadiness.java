package dev.roost.ingest.health;

import dev.roost.ingest.keys.WebhookKeys;
import dev.roost.ingest.topic.DeliveryTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once keys were fetched and the webhooks are known, or were waited for. Kafka does not
 * count: if it did, Kubernetes would take every replica out during a Kafka outage, and X's
 * challenges would fail all through it. A misconfigured topic is named here and does not count, for
 * the same reason.
 */
@Readiness
@ApplicationScoped
class KeysReadiness implements HealthCheck {

  private final WebhookKeys keys;
  private final DeliveryTopic topic;
  private final Clock clock;
  private final Instant waitsUntil;

  KeysReadiness(WebhookKeys keys, DeliveryTopic topic, ReadinessConfig config, Clock clock) {
    this.keys = keys;
    this.topic = topic;
    this.clock = clock;
    this.waitsUntil = clock.instant().plus(config.webhooksTimeout());
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("webhook keys and webhooks loaded")
        .status(keys.loaded() || (keys.fetched() && !clock.instant().isBefore(waitsUntil)))
        .withData("x.deliveries", topic.described())
        .build();
  }
}
