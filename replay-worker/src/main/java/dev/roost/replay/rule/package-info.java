/**
 * What is known of the minutes in which X attempted deliveries: evidence, the minutes it names, how
 * far all evidence was read, and the states of a minute that is not complete. Pure: no I/O, and
 * each moment is a parameter.
 */
@NullMarked
package dev.roost.replay.rule;

import org.jspecify.annotations.NullMarked;
