package dev.roost.vault.envelope;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * {@code master-key} in {@code /q/health/ready}: which key is primary and which one is used. Down
 * where this replica lacks a key that wraps a data key, with the apps' names.
 */
@Readiness
@ApplicationScoped
class MasterKeyHealth implements HealthCheck {

  private final MasterKeyState state;

  MasterKeyHealth(MasterKeyState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    String lacks = state.lacks();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("master-key").status(lacks.isEmpty());
    WrappingKey seen = state.seen();
    if (seen != null) {
      answer.withData("primary", seen.primary()).withData("used", seen.id());
      if (seen.isPrimaryWithheld()) {
        answer.withData("lacked-by", seen.lackingNames());
      }
    }
    return lacks.isEmpty() ? answer.build() : answer.withData("reason", "lacks " + lacks).build();
  }
}
