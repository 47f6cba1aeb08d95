package dev.roost.replay.job;

import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.replay.window.Window;
import org.jspecify.annotations.Nullable;

/**
 * A job that is asked for.
 *
 * @param webhookId X's id of the webhook
 * @param api by which of X's APIs it is replayed
 * @param key the caller's Idempotency-Key, if there is one
 */
record JobRequest(
    String app, String endpoint, String webhookId, Api api, Window window, @Nullable String key) {}
