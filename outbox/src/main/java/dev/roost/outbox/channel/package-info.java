/**
 * The outbox in a Quarkus service: {@code Outbox} to inject, a relay that runs while the service
 * does, and the SmallRye channel {@code outbox} as its way to Kafka. The only package that knows
 * Quarkus.
 */
@NullMarked
package dev.roost.outbox.channel;

import org.jspecify.annotations.NullMarked;
