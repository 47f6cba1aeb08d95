/**
 * Child processes: started, watched, restarted, and none left behind. Knows nothing of Kafka or
 * Roost.
 */
@NullMarked
package dev.roost.stack.process;

import org.jspecify.annotations.NullMarked;
