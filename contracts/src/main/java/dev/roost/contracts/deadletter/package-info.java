/** A dead letter: a delivery that could not be read, set aside whole. */
@NullMarked
package dev.roost.contracts.deadletter;

import org.jspecify.annotations.NullMarked;
