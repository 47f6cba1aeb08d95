package dev.roost.simulator.crowd;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A crowd at its pace: a tick every few milliseconds does what is due by then. */
final class March {

  private static final Logger LOG = Logger.getLogger(March.class);
  private static final long TICK_MILLIS = 5;
  private static final double NANOS_PER_SECOND = 1e9;

  private final int wanted;
  private final Paces paces;
  private final IntUnaryOperator step;
  private final long start = System.nanoTime();
  private final AtomicInteger issued = new AtomicInteger();
  private volatile boolean stopped;
  private @Nullable ScheduledFuture<?> ticking;

  /**
   * A march that has not begun.
   *
   * @param step does one act that brings at most that many happenings, and says how many it brought
   */
  March(int wanted, Paces paces, IntUnaryOperator step) {
    this.wanted = wanted;
    this.paces = paces;
    this.step = step;
  }

  synchronized void startOn(ScheduledExecutorService thread) {
    ticking = thread.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized void stop() {
    stopped = true;
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  int wanted() {
    return wanted;
  }

  int issued() {
    return issued.get();
  }

  boolean isDone() {
    return issued.get() >= wanted;
  }

  private void tick() {
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    int due = (int) Math.min(wanted, paces.due(seconds) + 1);
    try {
      // an act that brings nothing ends the tick, so that a crowd whom nobody hears cannot spin
      for (int brought = 1; issued.get() < due && brought > 0 && !stopped; ) {
        brought = step.applyAsInt(wanted - issued.get());
        issued.addAndGet(brought);
      }
    } catch (RuntimeException e) {
      LOG.debugf("an act of a crowd did not come about: %s", e.getClass().getSimpleName());
    }
    if (isDone()) {
      stop();
    }
  }
}
