/** webhook-ingest beside the raw limits and a peer: {@code ./roost bench ingest}. */
@NullMarked
package dev.roost.bench.ingest;

import org.jspecify.annotations.NullMarked;
