package dev.roost.system.oracle;

/**
 * How much was counted.
 *
 * @param happenings different activities in the log
 * @param deliveries bodies in the log, copies included
 * @param accepted deliveries that were answered 200
 * @param givenUp deliveries that ended without a 200
 * @param attempts POSTs in the log
 * @param out records that came out
 * @param pending activities of which no delivery is accepted and one is still under way
 */
public record Tally(
    int happenings, int deliveries, int accepted, int givenUp, int attempts, int out, int pending) {

  /** The share of the accepted among the deliveries that ended; 1 where none did. */
  public double acceptedShare() {
    int ended = accepted + givenUp;
    return ended == 0 ? 1 : (double) accepted / ended;
  }

  @Override
  public String toString() {
    return ("%d happenings in %d deliveries (%d accepted, %d given up) and %d attempts;"
            + " %d records out, %d happenings pending")
        .formatted(happenings, deliveries, accepted, givenUp, attempts, out, pending);
  }
}
