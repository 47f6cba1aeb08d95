/** Forgetting: back to the first moment, with the same seed. */
@NullMarked
package dev.roost.simulator.state;

import org.jspecify.annotations.NullMarked;
