/**
 * Signals: what X tells Roost itself on the way of the activities, on {@code roost.signals}. Values
 * are JSON objects with the record's component names, and {@code type}.
 */
@NullMarked
package dev.roost.contracts.signal;

import org.jspecify.annotations.NullMarked;
