package dev.roost.ingest.signature;

import dev.roost.ingest.keys.AppKeys;
import dev.roost.xapi.signature.WebhookSecret;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers, per app and in memory only, the secret that verified this replica's last delivery: the
 * best guess at the key X expects when it challenges without a signature.
 */
@Singleton
public class LastVerified {

  private final Map<String, WebhookSecret> byApp = new ConcurrentHashMap<>();

  /** A delivery of this app was verified with this secret. */
  public void remember(String app, WebhookSecret secret) {
    byApp.put(app, secret);
  }

  /**
   * The secret to answer an unsigned challenge with: the remembered one while it is still live,
   * else the client secret where one is on file, else the consumer secret; empty when the app has
   * none.
   */
  public Optional<WebhookSecret> forUnsignedChallenge(AppKeys keys) {
    Optional<WebhookSecret> remembered = Optional.ofNullable(byApp.get(keys.app()));
    return remembered
        .filter(secret -> keys.preferred().anyMatch(secret::equals))
        .or(() -> keys.preferred().findFirst());
  }
}
