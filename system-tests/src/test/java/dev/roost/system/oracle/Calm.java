package dev.roost.system.oracle;

import java.time.Duration;
import java.util.List;

/**
 * The times in which nothing excuses a refusal:
 *
 * <pre>
 *   calm ──────┤1 s├█ interruption █├─── 5 s ───├────── calm
 *              ↑                                ↑
 *     the last attempt that            the first attempt that
 *     must be accepted                 must be accepted again
 * </pre>
 */
final class Calm {

  /** So long before an interruption an attempt begins that must still be answered. */
  static final Duration BEFORE = Duration.ofSeconds(1);

  /** So long after an interruption everything works again. */
  static final Duration AFTER = Duration.ofSeconds(5);

  private final List<Interruption> interruptions;

  Calm(List<Interruption> interruptions) {
    this.interruptions = interruptions;
  }

  /** Whether an attempt that X's stand-in let be began in a calm. */
  boolean holds(Attempt attempt) {
    return !attempt.broken() && interruptions.stream().allMatch(it -> apart(attempt.begunAt(), it));
  }

  private static boolean apart(long at, Interruption interruption) {
    return interruption.began() - at >= BEFORE.toNanos()
        || at - interruption.ended() >= AFTER.toNanos();
  }
}
