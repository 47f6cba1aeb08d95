/** X's own endpoint of version 2 by which an app learns whose token it has. */
@NullMarked
package dev.roost.simulator.v2.user;

import org.jspecify.annotations.NullMarked;
