/** The simulator's own HTTP API, as far as the stack and its demo use it. */
@NullMarked
package dev.roost.stack.simulator;

import org.jspecify.annotations.NullMarked;
