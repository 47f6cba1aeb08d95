/** What a person sees: lines on a terminal, in colour where it can show them. */
@NullMarked
package dev.roost.stack.screen;

import org.jspecify.annotations.NullMarked;
