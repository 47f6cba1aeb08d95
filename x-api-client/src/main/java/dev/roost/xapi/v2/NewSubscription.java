package dev.roost.xapi.v2;

import java.time.Instant;
import java.util.Optional;

/**
 * A subscription of the X Activity API that is to be.
 *
 * @param eventType to what
 * @param userId X's id of the user whom the events concern; empty for a type of the whole app
 * @param tag 1 to 200 characters that X repeats in each delivery
 * @param webhookId where X delivers; empty for its stream alone
 * @param expiresAt when it ends; empty for never, and for one that had an end before
 */
public record NewSubscription(
    EventType eventType,
    Optional<String> userId,
    Optional<String> tag,
    Optional<String> webhookId,
    Optional<Instant> expiresAt) {}
