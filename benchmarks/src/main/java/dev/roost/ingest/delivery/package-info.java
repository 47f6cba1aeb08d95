/** Measures what webhook-ingest keeps to its own package. */
@NullMarked
package dev.roost.ingest.delivery;

import org.jspecify.annotations.NullMarked;
