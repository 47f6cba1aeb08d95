/**
 * Chance as a parameter: every concern draws from a generator of its own, so that the timing of one
 * never changes what another draws. Identifiers and event times come from here too.
 */
@NullMarked
package dev.roost.simulator.seed;

import org.jspecify.annotations.NullMarked;
