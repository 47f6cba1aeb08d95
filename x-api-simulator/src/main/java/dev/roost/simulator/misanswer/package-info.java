/** Answers of X's own endpoints that are wrong on purpose: incomplete lists, passing refusals. */
@NullMarked
package dev.roost.simulator.misanswer;

import org.jspecify.annotations.NullMarked;
