package dev.roost.bench.ingest;

import dev.roost.bench.load.Outcome;
import java.time.Duration;

/**
 * One measurement of one contestant.
 *
 * @param outcome what the load generator saw
 * @param cpu processor time of the contestant meanwhile
 * @param brokerCpu of the broker
 * @param generatorCpu of the load generator
 * @param memory the contestant's resident memory afterwards, in bytes
 */
record Sample(
    Outcome outcome, Duration cpu, Duration brokerCpu, Duration generatorCpu, long memory) {}
