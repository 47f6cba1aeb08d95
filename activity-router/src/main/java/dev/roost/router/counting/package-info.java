/** Counters of what the router saw and what became of it; they balance. */
@NullMarked
package dev.roost.router.counting;

import org.jspecify.annotations.NullMarked;
