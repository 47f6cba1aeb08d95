/** Crowds tried alone. */
@NullMarked
package dev.roost.simulator.crowd;

import org.jspecify.annotations.NullMarked;
