/** Parts tried alone. */
@NullMarked
package dev.roost.simulator.seed;

import org.jspecify.annotations.NullMarked;
