/**
 * A world in memory that proves the rules and the planner: X, replicas, Kafka, router and worker
 * with troubles, drawn from a seed. What is true is known from X's side alone.
 */
@NullMarked
package dev.roost.replay.world;

import org.jspecify.annotations.NullMarked;
