/** Parts tried alone. */
@NullMarked
package dev.roost.simulator.delivery;

import org.jspecify.annotations.NullMarked;
