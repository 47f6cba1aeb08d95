package dev.roost.vault.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept and asked of the uses of webhook secrets. */
@ConfigMapping(prefix = "roost.vault.webhook-secrets")
public interface WebhookSecretConfig {

  /**
   * A secret that verified a delivery within this time is retired only where the request says so: X
   * may still sign with it. X tries a delivery for five minutes, and few apps are silent for an
   * hour.
   */
  @WithDefault("1h")
  Duration inUseWindow();

  /** For so many webhooks of an app the last use of a secret is kept, the newest ones. */
  @WithDefault("100")
  int maxEndpoints();
}
