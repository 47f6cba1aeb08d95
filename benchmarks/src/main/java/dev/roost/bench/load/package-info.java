/**
 * Load on an HTTP server, and what came of it: latencies from the intended time, never from when
 * the generator got round to it.
 */
@NullMarked
package dev.roost.bench.load;

import org.jspecify.annotations.NullMarked;
