package dev.roost.ingest.health;

import dev.roost.ingest.keys.WebhookKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once keys were loaded. Kafka does not count here: if it did, Kubernetes would take every
 * replica out during a Kafka outage, and X's challenges would fail all through it.
 */
@Readiness
@ApplicationScoped
class KeysReadiness implements HealthCheck {

  private final WebhookKeys keys;

  KeysReadiness(WebhookKeys keys) {
    this.keys = keys;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("webhook keys loaded").status(keys.loaded()).build();
  }
}
