/** Whether a call is signed by OAuth 1.0a, checked with a library of others. */
@NullMarked
package dev.roost.simulator.signing;

import org.jspecify.annotations.NullMarked;
