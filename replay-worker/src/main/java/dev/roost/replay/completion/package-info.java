/** X's only word about a job: that it has ended. */
@NullMarked
package dev.roost.replay.completion;

import org.jspecify.annotations.NullMarked;
