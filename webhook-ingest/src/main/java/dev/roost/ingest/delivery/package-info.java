/** Takes X's signed deliveries: verified, on Kafka, then 200. */
@NullMarked
package dev.roost.ingest.delivery;

import org.jspecify.annotations.NullMarked;
