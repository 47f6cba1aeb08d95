package dev.roost.simulator.delivery;

import dev.roost.simulator.error.XErrorException;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * X's enterprise schedule: 3, 27 and 242 s after the end of the failed attempt, then nothing more.
 */
@Singleton
final class RetrySchedule implements Forgetful {

  /** X's own time limit for an answer; never scaled. */
  static final Duration TIME_LIMIT = Duration.ofSeconds(3);

  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(3), Duration.ofSeconds(27), Duration.ofSeconds(242));
  private static final double SMALLEST = 0.001;

  private volatile double scale = 1;

  double scale() {
    return scale;
  }

  /** Shortens the waits that begin from now on; 0.001 to 1. */
  void scaleBy(double factor) {
    if (!(factor >= SMALLEST && factor <= 1)) {
      throw XErrorException.unusable("scale is 0.001 to 1");
    }
    scale = factor;
  }

  /**
   * How long to wait after the failure of that attempt, counted from 1; empty when it was the last.
   */
  Optional<Duration> waitAfter(int attempt) {
    if (attempt > WAITS.size()) {
      return Optional.empty();
    }
    long nanos = WAITS.get(attempt - 1).toNanos();
    return Optional.of(Duration.ofNanos((long) (nanos * scale)));
  }

  @Override
  public void forget() {
    scale = 1;
  }
}
