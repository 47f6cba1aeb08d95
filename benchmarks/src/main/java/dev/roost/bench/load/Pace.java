package dev.roost.bench.load;

import java.time.Duration;

/**
 * When each request of an open loop is meant to be sent: evenly, whatever became of those before.
 *
 * @param perSecond requests per second
 */
public record Pace(double perSecond) {

  private static final double NANOS = 1e9;

  /** Nanoseconds from the start to when request {@code number}, from 0, is due. */
  public long due(long number) {
    return (long) (number * NANOS / perSecond);
  }

  /** How many requests are due within this time. */
  public long within(Duration time) {
    return (long) Math.ceil(time.toNanos() * perSecond / NANOS);
  }
}
