package dev.roost.vault;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock all times of the vault are taken from. */
final class VaultClock {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
