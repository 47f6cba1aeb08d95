package dev.roost.router.running;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** The answers to health checks that the router's own state decides. */
final class RouterHealth {

  private RouterHealth() {}

  static HealthCheckResponse of(String name, boolean up, RunningRouter router) {
    return HealthCheckResponse.named(name).status(up).withData("state", router.state()).build();
  }
}
