package dev.roost.simulatorclient;

import java.time.Instant;

/**
 * A replay job of the simulator's, which X shows to nobody.
 *
 * @param jobId X's id of it, which its deliveries carry
 * @param webhookId the webhook through which it replays
 * @param from the window's first minute, inclusive
 * @param to the window's end, exclusive
 * @param begunAt when X took it
 * @param state {@code Running}, {@code Complete} or {@code Incomplete}
 */
public record ReplayJob(
    String jobId, String webhookId, Instant from, Instant to, Instant begunAt, String state) {}
