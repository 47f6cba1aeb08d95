/**
 * What stands in the bodies X delivers: which kinds there are, by which key they are known, and
 * whose they are.
 */
@NullMarked
package dev.roost.xapi.payload;

import org.jspecify.annotations.NullMarked;
