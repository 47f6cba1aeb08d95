package dev.roost.simulator.limit;

import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts calls in windows, at X of fifteen minutes, each of which begins with its first call. */
@Singleton
public final class RateLimits implements Forgetful {

  private final double scale;
  private final Duration window;
  private final Clock clock;
  private final Map<String, Window> windows = new HashMap<>();

  @Inject
  RateLimits(SimulatorConfig config) {
    this(config.rateLimit().scale(), config.rateLimit().window(), Clock.systemUTC());
  }

  RateLimits(double scale, Duration window, Clock clock) {
    this.scale = scale;
    this.window = window;
    this.clock = clock;
  }

  /**
   * What X says about its limit with every answer.
   *
   * @param remaining negative when this call was one too many
   * @param reset when the window ends, in seconds since the epoch
   */
  public record Standing(long limit, long remaining, long reset) {

    /** Whether this call was one too many. */
    public boolean isExceeded() {
      return remaining < 0;
    }
  }

  /** Counts a call by that caller, of which X allows so many in a window. */
  public synchronized Standing count(String caller, int allowed) {
    Instant now = clock.instant();
    long limit = Math.max(1, Math.round(allowed * scale));
    Window current =
        windows.merge(
            caller,
            new Window(now.plus(window), 1),
            (known, fresh) -> known.end().isAfter(now) ? known.again() : fresh);
    return new Standing(limit, limit - current.calls(), current.end().getEpochSecond());
  }

  @Override
  public synchronized void forget() {
    windows.clear();
  }

  private record Window(Instant end, long calls) {

    Window again() {
      return new Window(end, calls + 1);
    }
  }
}
