package dev.roost.system.campaign;

import java.util.List;
import java.util.SplittableRandom;

/** What a seed draws for one concern: another concern of the same seed draws by itself. */
final class Chance {

  private final SplittableRandom random;

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  static Chance of(long seed, String concern) {
    // A generator of a generator: neighbouring seeds have nothing in common.
    long mixed = new SplittableRandom(seed ^ ((long) concern.hashCode() << 32)).nextLong();
    return new Chance(new SplittableRandom(mixed));
  }

  /** From the least to the most, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** From 0 to the most, in thousandths. */
  double share(double most) {
    return random.nextInt(1, (int) Math.round(most * 1_000) + 1) / 1_000.0;
  }

  /** True so many times of a hundred. */
  boolean percent(int times) {
    return random.nextInt(100) < times;
  }

  <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
