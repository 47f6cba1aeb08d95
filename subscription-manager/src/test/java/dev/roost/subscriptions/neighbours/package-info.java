/** What stands around the service: PostgreSQL and Kafka, real; X, the vault and ingest, played. */
@NullMarked
package dev.roost.subscriptions.neighbours;

import org.jspecify.annotations.NullMarked;
