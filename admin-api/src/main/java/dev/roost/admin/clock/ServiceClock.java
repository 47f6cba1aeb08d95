package dev.roost.admin.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The clock that all times of a service are taken from. */
final class ServiceClock {

  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    // In microseconds, as PostgreSQL keeps them: what is read again is what was written.
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
