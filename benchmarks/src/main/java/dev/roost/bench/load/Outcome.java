package dev.roost.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What came of some load.
 *
 * @param micros latencies of what was answered 200, in microseconds
 * @param refused answers other than 200
 * @param broken requests without an answer
 * @param took from the first request to the last answer
 */
public record Outcome(Histogram micros, long refused, long broken, Duration took) {

  /** The highest latency that is told apart, a minute. */
  private static final long HIGHEST_MICROS = 60_000_000;

  private static final int DIGITS = 3;

  /** An empty histogram of latencies in microseconds. */
  public static Histogram histogram() {
    return new Histogram(HIGHEST_MICROS, DIGITS);
  }

  /** Adds a latency; what is beyond the highest counts as the highest. */
  public static void add(Histogram histogram, long nanos) {
    histogram.recordValue(Math.clamp(nanos / 1_000, 0, HIGHEST_MICROS));
  }

  /** How many were answered 200. */
  public long ok() {
    return micros.getTotalCount();
  }

  /** How many were not. */
  public long failed() {
    return refused + broken;
  }

  /** Answers 200 per second. */
  public double perSecond() {
    return ok() * 1e9 / took.toNanos();
  }

  /** A percentile of the latency in milliseconds. */
  public double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }
}
