package dev.roost.router.running;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up once the router has taken its partitions, until it is stopped; local only. */
@Readiness
@Singleton
public final class RouterReadiness implements HealthCheck {

  private final RunningRouter router;

  /** Of this router. */
  public RouterReadiness(RunningRouter router) {
    this.router = router;
  }

  @Override
  public HealthCheckResponse call() {
    return RouterHealth.of("router", router.isReady(), router);
  }
}
