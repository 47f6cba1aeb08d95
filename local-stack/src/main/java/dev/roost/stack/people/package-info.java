/** The simulator's people, whom a terminal calls by their names. */
@NullMarked
package dev.roost.stack.people;

import org.jspecify.annotations.NullMarked;
