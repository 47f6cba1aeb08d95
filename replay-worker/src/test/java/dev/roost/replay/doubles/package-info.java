/** Stands for X and token-vault where a test needs them to misbehave. */
@NullMarked
package dev.roost.replay.doubles;

import org.jspecify.annotations.NullMarked;
