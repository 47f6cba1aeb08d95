package dev.roost.replay;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock all times of the service are taken from. */
final class ReplayClock {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
