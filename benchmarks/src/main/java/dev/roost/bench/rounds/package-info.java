/** Contestants in turn, round by round, and what their figures say. */
@NullMarked
package dev.roost.bench.rounds;

import org.jspecify.annotations.NullMarked;
