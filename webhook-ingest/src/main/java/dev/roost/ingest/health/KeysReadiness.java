package dev.roost.ingest.health;

import dev.roost.ingest.keys.WebhookKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once keys and webhooks were loaded, and from then on. That the vault or Kafka is away later
 * does not count: if it did, Kubernetes would take every replica out during an outage, and X's
 * challenges would fail all through it.
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
    return HealthCheckResponse.named("webhook keys and webhooks loaded")
        .status(keys.loaded())
        .build();
  }
}
