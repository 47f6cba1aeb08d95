/**
 * From which networks the service may be called, where somebody wants that bounded. A signature is
 * still needed: addresses are a second fence, never the first.
 */
@NullMarked
package dev.roost.ingest.source;

import org.jspecify.annotations.NullMarked;
