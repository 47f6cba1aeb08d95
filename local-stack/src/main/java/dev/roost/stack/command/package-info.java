/** The commands of {@code ./roost}, one each. */
@NullMarked
package dev.roost.stack.command;

import org.jspecify.annotations.NullMarked;
