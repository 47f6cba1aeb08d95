/** X's vocabulary, for whoever talks with X; depends on nothing but JSpecify. */
@NullMarked
package dev.roost.xapi;

import org.jspecify.annotations.NullMarked;
