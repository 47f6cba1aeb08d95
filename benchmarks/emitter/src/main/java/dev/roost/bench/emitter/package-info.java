/** A webhook receiver as Quarkus's guides would have it, to compare webhook-ingest with. */
@NullMarked
package dev.roost.bench.emitter;

import org.jspecify.annotations.NullMarked;
