/**
 * Which window X is asked for, and when: within X's limits, and no later than they allow. Pure: no
 * I/O, and each moment is a parameter.
 */
@NullMarked
package dev.roost.replay.plan;

import org.jspecify.annotations.NullMarked;
