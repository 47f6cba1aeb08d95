package dev.roost.simulator.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.roost.simulator.fault.Mischief;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver.
 *
 * @param n 1 to 4
 * @param begunAt nanoseconds of the monotonic clock, before a connection was asked for
 * @param sentAt nanoseconds of the same clock, before the first byte was written; absent if there
 *     was no connection
 * @param endedAt nanoseconds of the same clock, after the whole answer or when the failure was seen
 * @param at wall time of {@code begunAt}
 * @param status the HTTP status of the answer, if one was read
 * @param fault what went wrong with it on purpose; absent for nothing
 */
record Attempt(
    int n,
    long begunAt,
    @Nullable Long sentAt,
    long endedAt,
    Instant at,
    @Nullable Integer status,
    Outcome outcome,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Mischief fault) {}
