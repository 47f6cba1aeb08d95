package dev.roost.simulator.v2.webhook;

import dev.roost.simulator.app.App;
import dev.roost.simulator.v2.ProblemException;
import dev.roost.simulator.webhook.Api;
import dev.roost.simulator.webhook.Webhook;
import dev.roost.simulator.webhook.Webhooks;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The webhooks of an app as version 2 sees them. */
@Singleton
public final class AppWebhooks {

  private final Webhooks webhooks;

  AppWebhooks(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** All of them. */
  public List<Webhook> of(App app) {
    return webhooks.of(app.app(), Api.V2);
  }

  /**
   * The one of that id.
   *
   * @throws ProblemException 400 with {@code WebhookIdInvalid} if it is not there, or another app's
   */
  public Webhook of(App app, String id) {
    return find(app, id)
        .orElseThrow(() ->
            ProblemException.invalid(
                "WebhookIdInvalid",
                "Webhook does not exist or is associated with a different application"));
  }

  /** The one of that id, if it is there and the app's. */
  public Optional<Webhook> find(App app, String id) {
    return webhooks
        .find(id)
        .filter(webhook -> webhook.app().equals(app.app()))
        .filter(webhook -> webhooks.isShown(webhook, Api.V2));
  }
}
