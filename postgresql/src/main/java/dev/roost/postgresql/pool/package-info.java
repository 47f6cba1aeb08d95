/** Connections to PostgreSQL, each with a limit for everything that it waits for. */
@NullMarked
package dev.roost.postgresql.pool;

import org.jspecify.annotations.NullMarked;
