/** Kafka as a health group of its own, never a part of readiness. */
@NullMarked
package dev.roost.kafkatables.health;

import org.jspecify.annotations.NullMarked;
