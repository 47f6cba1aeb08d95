/** The processes that are measured: started alike, and read for processor time and memory. */
@NullMarked
package dev.roost.bench.process;

import org.jspecify.annotations.NullMarked;
