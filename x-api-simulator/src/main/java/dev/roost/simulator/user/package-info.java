/** The people of this X. A user is made from the seed and the screen name alone. */
@NullMarked
package dev.roost.simulator.user;

import org.jspecify.annotations.NullMarked;
