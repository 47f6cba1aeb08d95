/** Bare servers to compare webhook-ingest with, each a step more than the one before. */
@NullMarked
package dev.roost.bench.contestant;

import org.jspecify.annotations.NullMarked;
