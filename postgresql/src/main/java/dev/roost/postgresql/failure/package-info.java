/** What a failed query means to whoever asked for it. */
@NullMarked
package dev.roost.postgresql.failure;

import org.jspecify.annotations.NullMarked;
