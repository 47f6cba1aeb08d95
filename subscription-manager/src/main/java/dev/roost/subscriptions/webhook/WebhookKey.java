package dev.roost.subscriptions.webhook;

import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;

/**
 * Which webhook: Roost's own names.
 *
 * @param app of the app
 * @param endpoint of the webhook
 */
public record WebhookKey(String app, String endpoint) {

  /** That of these names. */
  public static WebhookKey of(AppName app, EndpointName endpoint) {
    return new WebhookKey(app.value(), endpoint.value());
  }
}
