package dev.roost.subscriptions;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Where random numbers come from. */
final class ServiceRandom {

  @Produces
  @Singleton
  RandomGenerator random() {
    return new SecureRandom();
  }
}
