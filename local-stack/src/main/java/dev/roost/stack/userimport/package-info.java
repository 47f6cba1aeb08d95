/**
 * Users of another system on their way into token-vault: a file of any length, of which one part at
 * a time is in memory.
 */
@NullMarked
package dev.roost.stack.userimport;

import org.jspecify.annotations.NullMarked;
