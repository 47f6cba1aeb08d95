package dev.roost.testsupport.clock;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what must happen: it ends at once when that has happened, so the limit
 * only bounds a hang, and is wide enough for the slowest day. Awaitility's own default, ten
 * seconds, is not: and it cannot be set once for all tests, since each class loader of Quarkus has
 * its own.
 */
public final class Waits {

  /** Twelve times the longest wait that was seen to end well on two busy processors. */
  private static final Duration AT_MOST = Duration.ofMinutes(2);

  private Waits() {}

  /** {@link Awaitility#await()}, for up to two minutes unless the test says another limit. */
  public static ConditionFactory await() {
    return Awaitility.await().atMost(AT_MOST);
  }
}
