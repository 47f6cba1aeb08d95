package dev.roost.outbox.relay;

import java.time.Duration;
import java.time.Instant;

/**
 * A relay's right to announce, as sure as its own clock's pace: no other relay begins before the
 * lease after {@code since} is over.
 *
 * @param number the claim's number; every claim has a higher one
 * @param epoch the first part of the positions of all that is sent in this turn
 * @param since read from the clock before the claim was made
 * @param lease how long the others wait
 */
record Turn(long number, long epoch, Instant since, Duration lease) {

  /** Whether a message may still be sent: it has half of the lease to settle. */
  boolean allowsSendingAt(Instant now) {
    return now.isBefore(since.plus(lease.dividedBy(2)));
  }

  /** Whether the claim is so young that a round can begin without a new one. */
  boolean isFreshAt(Instant now) {
    return now.isBefore(since.plus(lease.dividedBy(4)));
  }
}
