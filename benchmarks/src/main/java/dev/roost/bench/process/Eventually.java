package dev.roost.bench.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for another process. */
public final class Eventually {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Eventually() {}

  /**
   * Looks again and again until it is so; what cannot be looked at yet is not so yet.
   *
   * @throws IllegalStateException after this time
   */
  public static void await(String what, Duration within, Callable<Boolean> isSo) {
    long end = System.nanoTime() + within.toNanos();
    while (!now(isSo)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + ": not within " + within.toSeconds() + " s");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static boolean now(Callable<Boolean> isSo) {
    try {
      return isSo.call();
    } catch (Exception notYet) {
      return false;
    }
  }
}
