package dev.roost.system.oracle;

/**
 * How much was counted.
 *
 * @param happenings different activities in the log
 * @param deliveries bodies in the log, copies included
 * @param attempts POSTs in the log
 * @param out records that came out
 * @param pending activities of which no delivery is accepted and one is still under way
 */
public record Tally(int happenings, int deliveries, int attempts, int out, int pending) {

  @Override
  public String toString() {
    return "%d happenings in %d deliveries and %d attempts; %d records out, %d happenings pending"
        .formatted(happenings, deliveries, attempts, out, pending);
  }
}
