/** replay-worker: has X replay what was missed, and follows each job to its end. */
@NullMarked
package dev.roost.replay;

import org.jspecify.annotations.NullMarked;
