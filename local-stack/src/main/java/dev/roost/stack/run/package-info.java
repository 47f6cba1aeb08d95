/** The stack as a whole: which processes, in which order, and what scripts are told of them. */
@NullMarked
package dev.roost.stack.run;

import org.jspecify.annotations.NullMarked;
