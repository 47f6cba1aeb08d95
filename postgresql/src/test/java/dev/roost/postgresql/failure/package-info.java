@NullMarked
package dev.roost.postgresql.failure;

import org.jspecify.annotations.NullMarked;
