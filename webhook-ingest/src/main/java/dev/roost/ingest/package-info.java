/**
 * The service X calls: answers challenges from memory, and puts signed deliveries on Kafka before
 * it says 200.
 */
@NullMarked
package dev.roost.ingest;

import org.jspecify.annotations.NullMarked;
