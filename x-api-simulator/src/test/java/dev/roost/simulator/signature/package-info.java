/** Known answers. */
@NullMarked
package dev.roost.simulator.signature;

import org.jspecify.annotations.NullMarked;
