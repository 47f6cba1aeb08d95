package dev.roost.vault.invalidation;

import dev.roost.vault.audit.Outcome;
import java.util.Locale;

/** How the work on one token ends. The token is erased with each but the last. */
enum InvalidationOutcome {
  /** X has invalidated it. */
  INVALIDATED(Outcome.DONE),
  /** X knew it as invalid. */
  ALREADY_INVALID(Outcome.UNCHANGED),
  /** It is in use again, or others of the same consent are, so that it must stay valid. */
  IN_USE(Outcome.UNCHANGED),
  /** The app's consumer key is another one: nothing signs for the token any more. */
  CONSUMER_REPLACED(Outcome.FAILED),
  /** The app's OAuth 2.0 client id is another one: X does not know the tokens under it. */
  CLIENT_REPLACED(Outcome.FAILED),
  /** It does not open. */
  UNREADABLE(Outcome.FAILED),
  /** X did not confirm it in time. */
  EXPIRED(Outcome.FAILED),
  /** X did not confirm it this time; it is tried again. */
  RETRIED(Outcome.FAILED);

  private final Outcome inTrail;

  InvalidationOutcome(Outcome inTrail) {
    this.inTrail = inTrail;
  }

  /** How the trail puts it. */
  Outcome inTrail() {
    return inTrail;
  }

  /** Whether the token may still be valid at X, and nobody uses it. */
  boolean isLeftAtX() {
    return inTrail == Outcome.FAILED;
  }

  /** As a metric's tag and in the log: {@code already-invalid}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
