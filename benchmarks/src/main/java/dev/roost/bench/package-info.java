/** Measures Roost: {@code ./roost bench}. */
@NullMarked
package dev.roost.bench;

import org.jspecify.annotations.NullMarked;
