package dev.roost.replay.window;

import java.time.Instant;

/**
 * The minutes that are replayed.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Window(Instant from, Instant to) {}
