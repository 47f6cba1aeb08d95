package dev.roost.replay.judgement;

import java.time.Instant;

/**
 * A replay job that X accepted.
 *
 * @param xJobId the id that X gave to this ask
 * @param askedAt before X was asked
 * @param deliveries how many the window may hold
 */
public record RunningJob(String xJobId, Instant askedAt, long deliveries) {}
