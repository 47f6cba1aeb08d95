/** Answers X's challenges (CRC) from the keys in memory, whatever state Kafka is in. */
@NullMarked
package dev.roost.ingest.crc;

import org.jspecify.annotations.NullMarked;
