package dev.roost.vault.signing;

import dev.roost.contracts.webhook.WebhookOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where an app's webhooks may be, by whichever of X's APIs they are created. */
@ApplicationScoped
public class WebhookUrlRule {

  private final WebhookOrigins origins;

  WebhookUrlRule(WebhookOriginsConfig config) {
    this.origins = config.origins();
  }

  /**
   * Why this is no URL of one of the app's webhooks.
   *
   * @return empty when it is one
   */
  public Optional<String> refusal(String app, String url) {
    if (origins.isEmpty()) {
      return Optional.of(
          WebhookOriginsConfig.ORIGINS
              + " of token-vault is not set, so no webhook is registered: set it to the origin"
              + " under which X reaches webhook-ingest, such as https://hooks.example.com.");
    }
    return origins.addressOf(url).filter(at -> at.app().value().equals(app)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The url is no webhook of this app: it is an origin of token-vault's %s, then /webhooks/%s/ and an endpoint's name."
                .formatted(WebhookOriginsConfig.ORIGINS, app));
  }
}
