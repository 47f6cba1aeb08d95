package dev.roost.system.oracle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One POST of a delivery. Numbers are nanoseconds of one monotonic clock, that of {@link
 * Interruption}.
 *
 * @param n 1 for the first
 * @param begunAt before a connection was asked for
 * @param sentAt before its first byte was written; null when no connection was made
 * @param endedAt after the answer was complete, or the failure seen
 * @param at wall time of {@code begunAt}
 * @param outcome what became of it, in the simulator's words
 * @param fault what the simulator broke on purpose; null for nothing
 */
public record Attempt(
    int n,
    long begunAt,
    @Nullable Long sentAt,
    long endedAt,
    Instant at,
    String outcome,
    @Nullable String fault) {

  /** Whether it was answered 200, and the answer read. */
  public boolean accepted() {
    return outcome.equals("accepted");
  }

  /** Wall time of the end. */
  Instant endedWall() {
    return at.plusNanos(endedAt - begunAt);
  }

  /** Whether X's stand-in broke it itself, so that its outcome says nothing of Roost. */
  boolean broken() {
    return fault != null;
  }

  /** Such as {@code 2 refused}, {@code 1 reset on purpose}. */
  @Override
  public String toString() {
    return n + " " + outcome + (broken() ? " on purpose" : "");
  }
}
