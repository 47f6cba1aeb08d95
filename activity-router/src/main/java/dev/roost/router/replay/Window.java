package dev.roost.router.replay;

import java.time.Instant;

/**
 * What one replay job has X deliver once more.
 *
 * @param job its id at Roost
 * @param from the first moment, inclusive
 * @param to the end, exclusive
 */
public record Window(String job, Instant from, Instant to) {}
