package dev.roost.simulator.seed;

import dev.roost.simulator.SimulatorConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The one source of chance. A generator is asked for by concern and number, so what it draws
 * depends on the seed and on what is being made, never on what else was drawn before or on timing.
 */
@Singleton
public final class Seed {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long value;

  @Inject
  Seed(SimulatorConfig config) {
    this(config.seed());
  }

  /** A seed of the given value. */
  public Seed(long value) {
    this.value = value;
  }

  /** The generator for the {@code n}th thing of a concern. */
  public RandomGenerator generator(String concern, long n) {
    return new SplittableRandom((value * GOLDEN) ^ hash(concern) ^ Long.rotateLeft(n * GOLDEN, 29));
  }

  /** The generator for the thing of that name. */
  public RandomGenerator generator(String concern, String name) {
    return generator(concern, hash(name));
  }

  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }
}
