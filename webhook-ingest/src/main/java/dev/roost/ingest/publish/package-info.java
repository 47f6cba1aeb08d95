/** Puts a delivery on {@code x.deliveries}, and says whether all in-sync replicas have it. */
@NullMarked
package dev.roost.ingest.publish;

import org.jspecify.annotations.NullMarked;
