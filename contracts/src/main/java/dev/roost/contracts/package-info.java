/** What crosses Roost's process boundaries; depends on nothing but JSpecify. */
@NullMarked
package dev.roost.contracts;

import org.jspecify.annotations.NullMarked;
