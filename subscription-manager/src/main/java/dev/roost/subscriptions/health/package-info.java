/** Readiness by what is local alone; each neighbour in a group of its own. */
@NullMarked
package dev.roost.subscriptions.health;

import org.jspecify.annotations.NullMarked;
