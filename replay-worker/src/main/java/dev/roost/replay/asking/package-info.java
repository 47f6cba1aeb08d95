/**
 * Has X replay: one job per webhook, told on Kafka before X is asked, whatever is killed meanwhile.
 */
@NullMarked
package dev.roost.replay.asking;

import org.jspecify.annotations.NullMarked;
