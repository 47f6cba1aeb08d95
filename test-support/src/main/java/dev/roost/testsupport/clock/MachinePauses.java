package dev.roost.testsupport.clock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long this process stood still at most, because the machine had other things to do: a thread
 * that wants to sleep for a moment sees by how much it overslept. A test that holds a service in
 * this JVM to a time adds it, so that a busy machine alone breaks no promise.
 */
public final class MachinePauses implements AutoCloseable {

  private static final long SLEEP_MS = 2;

  private final AtomicLong longestNanos = new AtomicLong();
  private final Thread sleeper;

  private MachinePauses() {
    this.sleeper = Thread.ofPlatform().name("machine-pauses").daemon().unstarted(this::watch);
  }

  /** Looks from now on, until it is closed. */
  public static MachinePauses watched() {
    MachinePauses pauses = new MachinePauses();
    pauses.sleeper.start();
    return pauses;
  }

  /** The longest since the beginning. */
  public Duration longest() {
    return Duration.ofNanos(longestNanos.get());
  }

  @Override
  public void close() {
    sleeper.interrupt();
  }

  private void watch() {
    try {
      while (true) {
        long before = System.nanoTime();
        Thread.sleep(SLEEP_MS);
        long overslept = System.nanoTime() - before - SLEEP_MS * 1_000_000;
        longestNanos.accumulateAndGet(overslept, Math::max);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
