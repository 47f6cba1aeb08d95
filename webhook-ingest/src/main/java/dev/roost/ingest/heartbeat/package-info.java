/**
 * Says every second that this replica is there and what it took and refused, as long as Kafka takes
 * what it is sent, and goodbye at the end.
 */
@NullMarked
package dev.roost.ingest.heartbeat;

import org.jspecify.annotations.NullMarked;
