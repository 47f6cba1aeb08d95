/**
 * The simulator's own HTTP API, {@code /simulator/*}, as far as the local stack and the system
 * tests use it. The only code beside the simulator that knows its paths and its JSON.
 */
@NullMarked
package dev.roost.simulatorclient;

import org.jspecify.annotations.NullMarked;
