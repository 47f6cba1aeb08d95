/**
 * Keeps Kafka Streams from going on after a transaction that was given up together with the work of
 * tasks that are well.
 */
@org.jspecify.annotations.NullMarked
package dev.roost.router.transaction;
