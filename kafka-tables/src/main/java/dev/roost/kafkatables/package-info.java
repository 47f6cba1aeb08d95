/**
 * Compacted topics that are read whole and kept in memory, the newest record of each key. One rule
 * says when a table is loaded, for every service that reads one. Knows Kafka's consumer and nothing
 * of Quarkus.
 */
@NullMarked
package dev.roost.kafkatables;

import org.jspecify.annotations.NullMarked;
