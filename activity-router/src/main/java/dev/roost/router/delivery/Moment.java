package dev.roost.router.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as well as it is known.
 *
 * @param atX when it happened at X, null where X says nothing sensible
 * @param receivedAt when it was received
 */
public record Moment(@Nullable Instant atX, Instant receivedAt) {}
