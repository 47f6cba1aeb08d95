/**
 * How a message reaches Kafka, and when it counts as having reached it. Apart from the relay, so
 * that a test can put a neighbour between them that misbehaves.
 */
@NullMarked
package dev.roost.outbox.announce;

import org.jspecify.annotations.NullMarked;
