package dev.roost.outbox.relay;

import java.time.Instant;

/**
 * A key that waits because its oldest message could not be announced.
 *
 * @param topic the message's topic
 * @param key the message's key
 * @param position the message's place in the outbox
 * @param failures how often it failed in a row
 * @param lastFailure the kind of the last failure, such as {@code RecordTooLargeException}
 * @param nextTryAt when it is tried again
 */
public record BlockedKey(
    String topic, String key, long position, int failures, String lastFailure, Instant nextTryAt) {}
