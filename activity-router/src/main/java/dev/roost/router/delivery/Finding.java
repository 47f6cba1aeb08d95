package dev.roost.router.delivery;

import dev.roost.contracts.deadletter.DeadLetterHeaders.Reason;
import dev.roost.contracts.signal.Signal;
import dev.roost.router.activity.Identity;

/** One of the things found in a delivery; each counts once, whatever becomes of it. */
public sealed interface Finding {

  /** What one user did. */
  record Happened(Activity activity) implements Finding {}

  /** What X tells Roost itself. */
  record Told(Identity identity, Signal signal) implements Finding {}

  /**
   * What could not be read, for which the delivery is set aside whole.
   *
   * @param detail where in the body and what, never text of the body
   */
  record Unreadable(Reason reason, String detail) implements Finding {}
}
