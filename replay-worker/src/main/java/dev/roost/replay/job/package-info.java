/** Replay jobs: requested, listed, followed, taken back. */
@NullMarked
package dev.roost.replay.job;

import org.jspecify.annotations.NullMarked;
