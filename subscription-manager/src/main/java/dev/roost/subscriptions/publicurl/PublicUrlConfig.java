package dev.roost.subscriptions.publicurl;

import io.quarkus.runtime.configuration.MemorySize;
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
  private final MemorySize challengeMaxBodySize;

  PublicUrlConfig(
      @ConfigProperty(name = "roost.subscriptions.webhooks-url") URI webhooksUrl,
      @ConfigProperty(name = "roost.subscriptions.connect-url") URI connectUrl,
      @ConfigProperty(name = "roost.subscriptions.challenge-timeout", defaultValue = "3s")
          Duration challengeTimeout,
      @ConfigProperty(
              name = "roost.subscriptions.challenge-max-body-size",
              defaultValue = "64K")
          MemorySize challengeMaxBodySize) {
    this.webhooksUrl = bare(webhooksUrl);
    this.connectUrl = bare(connectUrl);
    this.challengeTimeout = challengeTimeout;
    this.challengeMaxBodySize = challengeMaxBodySize;
  }

  /** The public base address of webhook-ingest, as X reaches it, without a slash at its end. */
  public URI webhooksUrl() {
    return webhooksUrl;
  }

  /** This service's own base address, for people's browsers, without a slash at its end. */
  public URI connectUrl() {
    return connectUrl;
  }

  /** How many bytes of an answer to Roost's own challenge are read; one of X's form has 70. */
  int challengeMaxBodySize() {
    return (int) Math.min(Integer.MAX_VALUE, challengeMaxBodySize.asLongValue());
  }

  /** How long Roost's own challenge may take, from the look-up of the name to the last byte. */
  Duration challengeTimeout() {
    return challengeTimeout;
  }

  private static URI bare(URI url) {
    return URI.create(url.toString().replaceFirst("/+$", ""));
  }
}
