package dev.roost.subscriptions.publicurl;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses by which X and people reach Roost. */
@Singleton
public final class PublicUrlConfig {

  private final URI webhooksUrl;
  private final URI connectUrl;
  private final Duration challengeTimeout;

  PublicUrlConfig(
      @ConfigProperty(name = "roost.subscriptions.webhooks-url") URI webhooksUrl,
      @ConfigProperty(name = "roost.subscriptions.connect-url") URI connectUrl,
      @ConfigProperty(name = "roost.subscriptions.challenge-timeout", defaultValue = "3s")
          Duration challengeTimeout) {
    this.webhooksUrl = bare(webhooksUrl);
    this.connectUrl = bare(connectUrl);
    this.challengeTimeout = challengeTimeout;
  }

  /** The public base address of webhook-ingest, as X reaches it, without a slash at its end. */
  public URI webhooksUrl() {
    return webhooksUrl;
  }

  /** This service's own base address, for people's browsers, without a slash at its end. */
  public URI connectUrl() {
    return connectUrl;
  }

  /** How long Roost's own challenge waits: X's limit. */
  Duration challengeTimeout() {
    return challengeTimeout;
  }

  private static URI bare(URI url) {
    return URI.create(url.toString().replaceFirst("/+$", ""));
  }
}
