/** What goes wrong on purpose, how often, drawn from the seed. */
@NullMarked
package dev.roost.simulator.fault;

import org.jspecify.annotations.NullMarked;
