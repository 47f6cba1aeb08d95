/** The vault as a health group of its own, not a part of readiness. */
@NullMarked
package dev.roost.vaultclient.health;

import org.jspecify.annotations.NullMarked;
