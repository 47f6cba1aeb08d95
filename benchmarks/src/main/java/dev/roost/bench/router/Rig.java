package dev.roost.bench.router;

import dev.roost.bench.kafka.Broker;

/**
 * What a measurement has before it.
 *
 * @param broker the only one
 * @param router in its own process
 * @param deliveries its input
 */
record Rig(Broker broker, RunningRouter router, Deliveries deliveries) {}
