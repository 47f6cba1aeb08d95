/** What replay-worker tells of each replay job, on {@code roost.replay-jobs}. */
@NullMarked
package dev.roost.contracts.replay;

import org.jspecify.annotations.NullMarked;
