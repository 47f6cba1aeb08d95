/**
 * A transactional outbox. PostgreSQL and Kafka cannot be written in one transaction, so what a row
 * announces is written beside the row, in its transaction, and relayed to Kafka once it is
 * committed: at least once, and in order per key.
 */
@NullMarked
package dev.roost.outbox;

import org.jspecify.annotations.NullMarked;
