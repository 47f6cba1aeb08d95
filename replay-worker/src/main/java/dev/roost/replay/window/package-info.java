/** Which windows X takes, said before X is asked. */
@NullMarked
package dev.roost.replay.window;

import org.jspecify.annotations.NullMarked;
