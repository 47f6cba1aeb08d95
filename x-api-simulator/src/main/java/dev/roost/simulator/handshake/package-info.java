/**
 * OAuth as X has it: the three legs, the page on which people say yes or no, and the app's bearer.
 */
@NullMarked
package dev.roost.simulator.handshake;

import org.jspecify.annotations.NullMarked;
