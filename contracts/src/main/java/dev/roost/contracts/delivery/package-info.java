/** A delivery: one body that X posted, as it stands on {@code x.deliveries}. */
@NullMarked
package dev.roost.contracts.delivery;

import org.jspecify.annotations.NullMarked;
