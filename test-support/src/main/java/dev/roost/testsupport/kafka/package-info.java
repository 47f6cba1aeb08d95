/**
 * Apache Kafka as a process with the topics of contracts, and what reads and writes them: tests of
 * every module stand on the same broker, configured as production's is.
 */
@NullMarked
package dev.roost.testsupport.kafka;

import org.jspecify.annotations.NullMarked;
