package dev.roost.simulator.delivery;

/** Running sums, guarded by the log that owns them. */
final class Tally {

  long happenings;
  long placed;
  long deliveries;
  long copies;
  long attempts;
  long accepted;
  long givenUp;

  Counts counts() {
    long pending = deliveries - accepted - givenUp;
    return new Counts(
        happenings, deliveries, copies, attempts, accepted, pending, givenUp, happenings - placed);
  }
}
