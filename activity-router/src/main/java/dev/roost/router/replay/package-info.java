/**
 * Which replay jobs are under way, as replay-worker announces them, and which activities they mark
 * as replayed.
 */
@NullMarked
package dev.roost.router.replay;

import org.jspecify.annotations.NullMarked;
