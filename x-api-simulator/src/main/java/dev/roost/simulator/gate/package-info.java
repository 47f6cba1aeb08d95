/**
 * The way into X's endpoints: who calls, whether this endpoint takes that kind of credentials, how
 * often.
 */
@NullMarked
package dev.roost.simulator.gate;

import org.jspecify.annotations.NullMarked;
