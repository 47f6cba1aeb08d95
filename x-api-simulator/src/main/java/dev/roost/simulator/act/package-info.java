/** What people do, and whom X tells about it. */
@NullMarked
package dev.roost.simulator.act;

import org.jspecify.annotations.NullMarked;
