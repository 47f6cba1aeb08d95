/** Many people at once, at a steady pace, in the background. */
@NullMarked
package dev.roost.simulator.crowd;

import org.jspecify.annotations.NullMarked;
