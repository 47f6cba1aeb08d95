@NullMarked
package dev.roost.postgresql.pool;

import org.jspecify.annotations.NullMarked;
