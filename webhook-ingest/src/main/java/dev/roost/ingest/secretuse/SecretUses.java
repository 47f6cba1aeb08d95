package dev.roost.ingest.secretuse;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.contracts.vault.WebhookSecretUses.Use;
import dev.roost.ingest.webhooks.WebhookName;
import dev.roost.xapi.signature.WebhookSecret;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was verified and token-vault was not told yet, in memory: for each webhook and secret the
 * last time. It has no more entries than webhooks have secrets, however long the vault is away.
 */
@Singleton
public class SecretUses {

  private final Map<WebhookAndSecret, Instant> untold = new ConcurrentHashMap<>();

  /** A delivery of this webhook, received then, was verified with this secret. */
  public void verified(WebhookName webhook, WebhookSecret secret, Instant receivedAt) {
    untold.put(new WebhookAndSecret(webhook, secret), receivedAt);
  }

  /** What there is to tell. */
  List<Untold> untold() {
    return untold.entrySet().stream()
        .map(entry -> new Untold(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The vault was told; what was verified since then is still to tell. */
  void told(List<Untold> uses) {
    uses.forEach(use -> untold.remove(use.of(), use.at()));
  }

  private record WebhookAndSecret(WebhookName webhook, WebhookSecret secret) {}

  /** One use that is to be told. */
  record Untold(WebhookAndSecret of, Instant at) {

    Use use() {
      return new Use(
          of.webhook().app(),
          of.webhook().endpoint(),
          of.secret().fingerprint(Fingerprint.LABEL),
          at.toString());
    }
  }
}
