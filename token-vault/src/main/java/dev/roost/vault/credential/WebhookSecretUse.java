package dev.roost.vault.credential;

import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import java.time.Instant;

/**
 * A webhook secret verified deliveries of a webhook.
 *
 * @param fingerprint of the secret
 * @param lastVerifiedAt when it did so last, by webhook-ingest's clock
 */
public record WebhookSecretUse(
    AppName app, EndpointName endpoint, String fingerprint, Instant lastVerifiedAt) {}
