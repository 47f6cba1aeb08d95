/** X's own Account Activity endpoints of version 2; what they deliver is what version 1.1 does. */
@NullMarked
package dev.roost.simulator.v2.account;

import org.jspecify.annotations.NullMarked;
