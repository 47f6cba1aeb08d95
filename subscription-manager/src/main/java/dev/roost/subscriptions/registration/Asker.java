package dev.roost.subscriptions.registration;

import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.xapi.endpoint.CallGuard;

/**
 * In whose name X is asked.
 *
 * @param app the app
 * @param api which of X's APIs has the webhook
 * @param lease looked at before each call; none where no row is held
 */
record Asker(String app, Api api, CallGuard lease) {

  /** Somebody who waits for the answer, and holds no row. */
  static Asker of(Webhook webhook) {
    return new Asker(webhook.key().app(), webhook.api(), CallGuard.NONE);
  }
}
