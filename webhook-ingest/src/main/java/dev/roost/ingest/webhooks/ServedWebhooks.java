package dev.roost.ingest.webhooks;

import dev.roost.contracts.topic.Topics;
import dev.roost.kafkatables.KafkaTable;
import dev.roost.kafkatables.TableSource;
import dev.roost.kafkatables.service.KafkaTables;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The webhooks there are, whatever their state: X may still be trying to deliver through one that
 * was deleted, and no delivery gets in without its signature. Only which webhooks {@code
 * roost.webhooks} has counts here, not what it says of them.
 */
@Startup
@Singleton
public final class ServedWebhooks {

  private static final String CLIENT = "roost-webhook-ingest-webhooks";

  private final KafkaTable<WebhookName> table;

  ServedWebhooks(KafkaTables tables) {
    // A group of its own for each start: every replica reads the table whole.
    String group = "webhook-ingest-" + UUID.randomUUID();
    this.table =
        tables.open(
            new TableSource(Topics.WEBHOOKS.name(), group, CLIENT), (key, _) -> webhook(key));
  }

  /** Whether there is such a webhook. */
  public boolean contains(WebhookName webhook) {
    return table.find(webhook.key()).isPresent();
  }

  /** The apps that have one. */
  public Set<String> apps() {
    return table.snapshot().values().stream().map(WebhookName::app).collect(Collectors.toSet());
  }

  /** Whether the table was ever read to its end. */
  public boolean loaded() {
    return table.isLoaded();
  }

  private static WebhookName webhook(String key) throws IOException {
    return WebhookName.ofKey(key).orElseThrow(() -> new IOException("no webhook's key"));
  }
}
