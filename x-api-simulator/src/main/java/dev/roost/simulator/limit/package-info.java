/** How often each endpoint may be called in fifteen minutes. */
@NullMarked
package dev.roost.simulator.limit;

import org.jspecify.annotations.NullMarked;
