package dev.roost.ingest.crc;

import java.util.Locale;

/** What became of a challenge. */
enum ChallengeOutcome {
  ANSWERED(200),
  /** The token is missing, or could be an event's body. */
  REFUSED(400),
  UNKNOWN(404),
  /** Keys were never loaded. */
  NOT_READY(503),
  /**
   * The request is signed, and no live secret verifies it. 503, which X forgives for a day; a wrong
   * token would turn the webhook off at once.
   */
  UNVERIFIABLE(503),
  /** The app has no secret. */
  NO_SECRET(503);

  private final int status;

  ChallengeOutcome(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** The metric's tag value. */
  String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
