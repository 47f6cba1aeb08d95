/** Stands for a server that the vault calls and that a test needs to misbehave. */
@NullMarked
package dev.roost.vault.doubles;

import org.jspecify.annotations.NullMarked;
