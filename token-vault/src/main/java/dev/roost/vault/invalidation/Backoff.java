package dev.roost.vault.invalidation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long is waited after a failure: twice as long each time, and some more by chance. */
public final class Backoff {

  private static final int DOUBLINGS = 20;
  private static final double JITTER = 0.2;

  private final Duration initial;
  private final Duration max;
  private final RandomGenerator random;

  Backoff(InvalidationConfig config) {
    this(config.backoffInitial(), config.backoffMax(), RandomGenerator.getDefault());
  }

  /**
   * Pauses between these two.
   *
   * @param random for what is added by chance
   */
  public Backoff(Duration initial, Duration max, RandomGenerator random) {
    this.initial = initial;
    this.max = max;
    this.random = random;
  }

  /**
   * The pause.
   *
   * @param failuresBefore how many failures there were before this one
   * @param atLeast what X asks for
   */
  public Duration after(int failuresBefore, Duration atLeast) {
    Duration doubled = initial.multipliedBy(1L << Math.min(failuresBefore, DOUBLINGS));
    Duration pause = doubled.compareTo(max) < 0 ? doubled : max;
    Duration least = pause.compareTo(atLeast) < 0 ? atLeast : pause;
    return least.plusMillis((long) (least.toMillis() * JITTER * random.nextDouble()));
  }
}
