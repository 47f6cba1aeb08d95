/** Bodies as X sends them, of a given size. */
@NullMarked
package dev.roost.bench.payload;

import org.jspecify.annotations.NullMarked;
