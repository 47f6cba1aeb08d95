/**
 * X's version 2 as data: the event types of the X Activity API, the profiles of types that stand
 * for the Account Activity API, and the operations below {@code /2} with the credentials they take.
 * Whoever asks, judges or shows anything about version 2 reads it here.
 */
@NullMarked
package dev.roost.xapi.v2;

import org.jspecify.annotations.NullMarked;
