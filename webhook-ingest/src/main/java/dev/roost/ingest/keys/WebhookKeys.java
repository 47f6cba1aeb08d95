package dev.roost.ingest.keys;

import dev.roost.ingest.keys.KeyLookup.Known;
import dev.roost.ingest.keys.KeyLookup.NotLoaded;
import dev.roost.ingest.keys.KeyLookup.Unknown;
import dev.roost.ingest.webhooks.ServedWebhook;
import dev.roost.ingest.webhooks.ServedWebhooks;
import dev.roost.ingest.webhooks.WebhookName;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which webhooks are served with which keys. Answers from memory, never waits: token-vault and
 * Kafka may be away.
 */
@Singleton
public final class WebhookKeys {

  private final VaultKeys keys;
  private final ServedWebhooks webhooks;

  WebhookKeys(VaultKeys keys, ServedWebhooks webhooks) {
    this.keys = keys;
    this.webhooks = webhooks;
  }

  /** What is known of this webhook. */
  public KeyLookup lookup(WebhookName webhook) {
    if (!loaded()) {
      return new NotLoaded();
    }
    return webhooks.find(webhook).map(this::withKeys).orElseGet(Unknown::new);
  }

  /**
   * The same for a challenge, which must be answered while Kafka is away, by a replica that has
   * just started, too: as long as the table of webhooks was never read, the app's keys are enough.
   */
  public KeyLookup lookupForChallenge(WebhookName webhook) {
    return keys.fetched() && !webhooks.loaded()
        ? withKeys(ServedWebhook.ofName(webhook))
        : lookup(webhook);
  }

  private KeyLookup withKeys(ServedWebhook webhook) {
    return keys.of(webhook.name().app())
        .<KeyLookup>map(ofApp -> new Known(ofApp, webhook))
        .orElseGet(NotLoaded::new);
  }

  /** The apps whose deliveries can be verified here. */
  public Set<String> apps() {
    return webhooks.apps().stream()
        .filter(app -> loaded() && keys.of(app).isPresent())
        .collect(Collectors.toSet());
  }

  /** Whether challenges can be answered. */
  public boolean fetched() {
    return keys.fetched();
  }

  /** Whether both the keys and the webhooks were ever loaded; it stays so. */
  public boolean loaded() {
    return keys.fetched() && webhooks.loaded();
  }
}
