/** What X would bill: events of the X Activity API by their price class, once in a day of UTC. */
@NullMarked
package dev.roost.simulator.billing;

import org.jspecify.annotations.NullMarked;
