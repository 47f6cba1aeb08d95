/** What stands in the bodies X delivers: which kinds there are and by which key they are known. */
@NullMarked
package dev.roost.xapi.payload;

import org.jspecify.annotations.NullMarked;
