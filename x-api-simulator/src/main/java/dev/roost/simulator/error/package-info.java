/** Answers that are not a success, in X's form. */
@NullMarked
package dev.roost.simulator.error;

import org.jspecify.annotations.NullMarked;
