package dev.roost.subscriptions.webhook;

import dev.roost.subscriptions.name.Names;

/**
 * Which webhook: Roost's own names.
 *
 * @param app of the app
 * @param endpoint of the webhook
 */
public record WebhookKey(String app, String endpoint) {

  /** Both names, if they have the form of names; else a 400. */
  public static WebhookKey checked(String app, String endpoint) {
    return new WebhookKey(Names.app(app), Names.endpoint(endpoint));
  }
}
