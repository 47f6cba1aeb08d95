package dev.roost.router.running;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when stream threads are dead and could not be replaced for a while. */
@Liveness
@Singleton
public final class RouterLiveness implements HealthCheck {

  private final RunningRouter router;

  /** Of this router. */
  public RouterLiveness(RunningRouter router) {
    this.router = router;
  }

  @Override
  public HealthCheckResponse call() {
    return RouterHealth.of("stream-threads", router.isAlive(), router);
  }
}
