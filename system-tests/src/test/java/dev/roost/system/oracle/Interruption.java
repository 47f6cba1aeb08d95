package dev.roost.system.oracle;

/**
 * A time in which the trial itself kept Roost from working. Times are nanoseconds of the clock of
 * the attempts: {@link System#nanoTime()} of any process of the same machine, Linux's monotonic
 * clock.
 *
 * @param what what was done to whom, such as {@code kafka-2 frozen}
 * @param began before it was done
 * @param ended after it was undone: the process is started again, the way is open
 */
public record Interruption(String what, long began, long ended) {

  /** Refuses an end before the beginning. */
  public Interruption {
    if (ended - began < 0) {
      throw new IllegalArgumentException(what + " ended before it began");
    }
  }
}
