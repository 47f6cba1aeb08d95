/** A new data key for an app, and its rows sealed anew in the background, a step at a time. */
@NullMarked
package dev.roost.vault.rotation;

import org.jspecify.annotations.NullMarked;
