package dev.roost.subscriptions.publicurl;

import dev.roost.contracts.webhook.WebhookOrigins;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses by which X and people reach Roost. */
@Startup
@Singleton
public final class PublicUrlConfig {

  /** The setting: further origins of webhooks, in the form of {@link WebhookOrigins}. */
  static final String WEBHOOK_ORIGINS = "roost.subscriptions.webhook-origins";

  static final String WEBHOOKS_URL = "roost.subscriptions.webhooks-url";

  private final URI webhooksUrl;
  private final WebhookOrigins origins;
  private final URI connectUrl;
  private final Duration challengeTimeout;
  private final MemorySize challengeMaxBodySize;

  PublicUrlConfig(
      @ConfigProperty(name = WEBHOOKS_URL) URI webhooksUrl,
      @ConfigProperty(name = WEBHOOK_ORIGINS) Optional<List<String>> webhookOrigins,
      @ConfigProperty(name = "roost.subscriptions.connect-url") URI connectUrl,
      @ConfigProperty(name = "roost.subscriptions.challenge-timeout", defaultValue = "3s")
          Duration challengeTimeout,
      @ConfigProperty(name = "roost.subscriptions.challenge-max-body-size", defaultValue = "64K")
          MemorySize challengeMaxBodySize) {
    this.webhooksUrl = bare(webhooksUrl);
    this.origins = origins(this.webhooksUrl, webhookOrigins.orElse(List.of()));
    this.connectUrl = bare(connectUrl);
    this.challengeTimeout = challengeTimeout;
    this.challengeMaxBodySize = challengeMaxBodySize;
  }

  /** The public base address of webhook-ingest, as X reaches it, without a slash at its end. */
  public URI webhooksUrl() {
    return webhooksUrl;
  }

  /** Where webhooks may be: at the base address of webhook-ingest, and where the setting says. */
  WebhookOrigins origins() {
    return origins;
  }

  /** This service's own base address, for people's browsers, without a slash at its end. */
  public URI connectUrl() {
    return connectUrl;
  }

  /** Where the people of an app connect. */
  public String connectPage(String app) {
    return connectUrl + "/connect/" + app;
  }

  /** Where the people of an app disconnect. */
  public String disconnectPage(String app) {
    return connectUrl + "/disconnect/" + app;
  }

  /** Where X leads them back to: exactly this is on the app's list of callbacks at X. */
  public String callback(String app) {
    return connectPage(app) + "/callback";
  }

  /** How many bytes of an answer to Roost's own challenge are read; one of X's form has 70. */
  int challengeMaxBodySize() {
    return (int) Math.min(Integer.MAX_VALUE, challengeMaxBodySize.asLongValue());
  }

  /** How long Roost's own challenge may take, from the look-up of the name to the last byte. */
  Duration challengeTimeout() {
    return challengeTimeout;
  }

  private static WebhookOrigins origins(URI own, List<String> others) {
    try {
      return WebhookOrigins.of(
          Stream.concat(Stream.of(own.toString()), others.stream()).distinct().toList());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          WEBHOOKS_URL + " and " + WEBHOOK_ORIGINS + ": " + e.getMessage(), e);
    }
  }

  private static URI bare(URI url) {
    return URI.create(url.toString().replaceFirst("/+$", ""));
  }
}
