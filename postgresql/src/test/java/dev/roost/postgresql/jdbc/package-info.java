@NullMarked
package dev.roost.postgresql.jdbc;

import org.jspecify.annotations.NullMarked;
