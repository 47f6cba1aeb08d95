package dev.roost.simulator.delivery;

/**
 * Sums since the start; they outlive what the log forgets.
 *
 * @param deliveries log entries, copies included, of which each is accepted, pending or given up
 * @param queued happenings that are in no delivery yet
 */
public record Counts(
    long happenings,
    long deliveries,
    long copies,
    long attempts,
    long accepted,
    long pending,
    long givenUp,
    long queued) {}
