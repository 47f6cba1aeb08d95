package dev.roost.simulator.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver.
 *
 * @param n 1 to 4
 * @param sentAt nanoseconds of the monotonic clock, before the first byte was written; absent if
 *     there was no connection
 * @param endedAt nanoseconds of the same clock, after the whole answer or when the failure was seen
 * @param at wall time of the beginning
 * @param status the HTTP status of the answer, if one was read
 */
record Attempt(
    int n,
    @Nullable Long sentAt,
    long endedAt,
    Instant at,
    @Nullable Integer status,
    Outcome outcome) {}
