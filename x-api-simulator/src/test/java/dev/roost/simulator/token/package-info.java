/** Tokens tried alone. */
@NullMarked
package dev.roost.simulator.token;

import org.jspecify.annotations.NullMarked;
