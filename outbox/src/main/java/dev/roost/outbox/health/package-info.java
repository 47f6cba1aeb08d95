/**
 * The neighbours of a service that has an outbox, PostgreSQL and Kafka: each a health group of its
 * own, none a part of readiness.
 */
@NullMarked
package dev.roost.outbox.health;

import org.jspecify.annotations.NullMarked;
