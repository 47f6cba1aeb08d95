/**
 * A faithful and hostile X on loopback. It shares no code with the programs that are tried against
 * it.
 */
@NullMarked
package dev.roost.simulator;

import org.jspecify.annotations.NullMarked;
