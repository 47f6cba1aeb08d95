/**
 * Whether a replay job recovered what it was asked for. Pure: no I/O, and each moment is a
 * parameter.
 */
@NullMarked
package dev.roost.replay.judgement;

import org.jspecify.annotations.NullMarked;
