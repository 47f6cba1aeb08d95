package dev.roost.simulator.seed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The times of events: strictly rising milliseconds over the whole simulator, as near the wall
 * clock as that allows.
 */
@Singleton
public final class EventClock {

  private final Clock clock;
  private long last;

  @Inject
  EventClock() {
    this(Clock.systemUTC());
  }

  /** An event clock over the given wall clock. */
  public EventClock(Clock clock) {
    this.clock = clock;
  }

  /** The next event time in milliseconds since the epoch; no two are the same. */
  public synchronized long next() {
    last = Math.max(clock.millis(), last + 1);
    return last;
  }
}
