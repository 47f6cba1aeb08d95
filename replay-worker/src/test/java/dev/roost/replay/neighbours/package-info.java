/** PostgreSQL, Kafka, an issuer, and an X and a vault that misbehave on demand. */
@NullMarked
package dev.roost.replay.neighbours;

import org.jspecify.annotations.NullMarked;
