/** X's own webhook endpoints of version 2. */
@NullMarked
package dev.roost.simulator.v2.webhook;

import org.jspecify.annotations.NullMarked;
