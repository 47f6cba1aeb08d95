package dev.roost.vault.credential;

import java.time.Instant;

/**
 * When a webhook secret last verified a delivery of one webhook.
 *
 * @param endpoint the webhook's name within the app
 * @param at when; up to a minute behind
 */
public record LastVerified(String endpoint, Instant at) {}
