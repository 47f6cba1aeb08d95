package dev.roost.simulator.seed;

import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * Rising identifiers beyond 2^53, one series per concern, like X's snowflakes but drawn from the
 * seed alone.
 */
@Singleton
public final class Ids implements Forgetful {

  /** About where X's snowflakes stand at the end of 2026. */
  private static final long FIRST = 2_120_000_000_000_000_000L;

  private final Seed seed;
  private final Map<String, Series> series = new HashMap<>();

  Ids(Seed seed) {
    this.seed = seed;
  }

  /** The next identifier of a concern, larger than all before it; a decimal number of 19 digits. */
  public synchronized long next(String concern) {
    Series next = series.getOrDefault(concern, new Series(0, FIRST)).next(seed, concern);
    series.put(concern, next);
    return next.last();
  }

  @Override
  public synchronized void forget() {
    series.clear();
  }

  private record Series(long count, long last) {

    Series next(Seed seed, String concern) {
      long step = seed.generator("id of " + concern, count).nextLong(1L << 20, 1L << 26);
      return new Series(count + 1, last + step);
    }
  }
}
