/**
 * Replay jobs: what was attempted in a window is sent again, once, and then word comes that it was.
 */
@NullMarked
package dev.roost.simulator.replay;

import org.jspecify.annotations.NullMarked;
