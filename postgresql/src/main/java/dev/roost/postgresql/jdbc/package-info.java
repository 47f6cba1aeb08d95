/** The same limits for JDBC, which works at a service's start alone. */
@NullMarked
package dev.roost.postgresql.jdbc;

import org.jspecify.annotations.NullMarked;
