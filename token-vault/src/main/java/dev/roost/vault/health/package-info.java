/** Readiness by what is local alone, PostgreSQL in a group of its own. */
@NullMarked
package dev.roost.vault.health;

import org.jspecify.annotations.NullMarked;
