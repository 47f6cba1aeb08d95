/**
 * The demo: people of a simulated X act, a hostile network delivers, and every activity comes out
 * of Kafka once. Counted from what X attempted and what a consumer read, never from Roost's own
 * words.
 */
@NullMarked
package dev.roost.stack.demo;

import org.jspecify.annotations.NullMarked;
