/** X's own Account Activity endpoints of version 1.1, as the enterprise reference has them. */
@NullMarked
package dev.roost.simulator.account;

import org.jspecify.annotations.NullMarked;
