/** Where X's own pages disagree or are silent: which reading this X follows. */
@NullMarked
package dev.roost.simulator.switches;

import org.jspecify.annotations.NullMarked;
