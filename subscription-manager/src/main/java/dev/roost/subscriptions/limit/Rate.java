package dev.roost.subscriptions.limit;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param perMinute on average
 * @param burst how often at once, after a pause
 */
record Rate(int perMinute, int burst) {

  private static final String PREFIX = "roost.subscriptions.connect.limits.";

  /**
   * A rate of these two settings.
   *
   * @param name of both, as in {@code app.handshakes}
   * @throws IllegalStateException names the setting that is less than one
   */
  static Rate of(String name, int perMinute, int burst) {
    return new Rate(positive(name + "-per-minute", perMinute), positive(name + "-burst", burst));
  }

  /** How long until a burst is possible again. */
  Duration recovery() {
    return Duration.ofMinutes(1).multipliedBy(burst).dividedBy(perMinute);
  }

  /** The value of a setting that is at least one. */
  static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalStateException(
          "%s%s: %d lets nobody in; set 1 or more".formatted(PREFIX, name, value));
    }
    return value;
  }
}
