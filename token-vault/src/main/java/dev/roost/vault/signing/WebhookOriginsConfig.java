package dev.roost.vault.signing;

import dev.roost.contracts.webhook.WebhookOrigins;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads, at the start, where webhooks may be registered. */
@Startup
@Singleton
class WebhookOriginsConfig {

  /** The setting: entries of {@link WebhookOrigins}, separated by commas. */
  static final String ORIGINS = "roost.vault.webhooks.origins";

  private final WebhookOrigins origins;

  WebhookOriginsConfig(@ConfigProperty(name = ORIGINS) Optional<List<String>> entries) {
    try {
      this.origins = WebhookOrigins.of(entries.orElse(List.of()));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(ORIGINS + ": " + e.getMessage(), e);
    }
  }

  /** The origins; none where the setting is not set. */
  WebhookOrigins origins() {
    return origins;
  }
}
