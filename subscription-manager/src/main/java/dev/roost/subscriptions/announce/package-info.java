/** Records for Kafka, as JSON, for the outbox. */
@NullMarked
package dev.roost.subscriptions.announce;

import org.jspecify.annotations.NullMarked;
