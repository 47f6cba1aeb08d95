/**
 * The local stack: Kafka, the simulator and Roost's services as processes on one machine, without
 * containers, and the demo on them. {@code ./roost} is a thin script around {@link
 * dev.roost.stack.Roost}.
 */
@NullMarked
package dev.roost.stack;

import org.jspecify.annotations.NullMarked;
