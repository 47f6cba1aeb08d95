/** PostgreSQL as a health group of its own, never a part of readiness. */
@NullMarked
package dev.roost.outbox.health;

import org.jspecify.annotations.NullMarked;
