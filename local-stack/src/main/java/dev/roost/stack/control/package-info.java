/**
 * The supervisor's door for other terminals: on loopback, behind a token that only the owner of the
 * state directory can read. So that who restarts a process stays its parent.
 */
@NullMarked
package dev.roost.stack.control;

import org.jspecify.annotations.NullMarked;
