/**
 * Brings committed messages to Kafka. Any number of relays may run on one outbox: they take turns,
 * since two at once could not keep the order of a key.
 */
@NullMarked
package dev.roost.outbox.relay;

import org.jspecify.annotations.NullMarked;
