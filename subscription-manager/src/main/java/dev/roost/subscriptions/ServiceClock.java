package dev.roost.subscriptions;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Where time and chance come from. */
final class ServiceClock {

  @Produces
  @Singleton
  Clock clock() {
    // In microseconds, as PostgreSQL keeps them: what is read again is what was written.
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }

  @Produces
  @Singleton
  RandomGenerator random() {
    return new SecureRandom();
  }
}
