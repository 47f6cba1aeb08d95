package dev.roost.router.delivery;

import java.time.Instant;

/**
 * Where and when a delivery came in.
 *
 * @param app the app's name at Roost
 * @param endpoint Roost's name for the webhook that was called
 * @param receivedAt when it reached webhook-ingest
 */
public record Origin(String app, String endpoint, Instant receivedAt) {}
