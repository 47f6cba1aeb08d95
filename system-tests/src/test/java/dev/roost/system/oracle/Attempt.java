package dev.roost.system.oracle;

import org.jspecify.annotations.Nullable;

/**
 * One POST of a delivery. Times are nanoseconds of one monotonic clock.
 *
 * @param n 1 for the first
 * @param sentAt before its first byte was written; null when no connection was made
 * @param endedAt after the answer was complete, or the failure seen
 * @param outcome what became of it, in the simulator's words
 */
public record Attempt(int n, @Nullable Long sentAt, long endedAt, String outcome) {

  /** Whether it was answered 200, and the answer read. */
  public boolean accepted() {
    return outcome.equals("accepted");
  }
}
