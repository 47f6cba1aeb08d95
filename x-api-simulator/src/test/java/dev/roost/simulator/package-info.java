/** The simulator tried as a whole, against a receiver that the tests drive. */
@NullMarked
package dev.roost.simulator;

import org.jspecify.annotations.NullMarked;
