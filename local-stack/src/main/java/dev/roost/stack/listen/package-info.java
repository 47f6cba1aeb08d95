/** Activities as they come out, for whoever sits before a terminal. */
@NullMarked
package dev.roost.stack.listen;

import org.jspecify.annotations.NullMarked;
