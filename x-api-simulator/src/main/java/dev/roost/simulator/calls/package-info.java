/** What was called at X's own endpoints, by whom, and how it was answered: X's own access log. */
@NullMarked
package dev.roost.simulator.calls;

import org.jspecify.annotations.NullMarked;
