package dev.roost.ingest.webhooks;

import dev.roost.contracts.topic.Topics;
import dev.roost.kafkatables.KafkaTable;
import dev.roost.kafkatables.TableSource;
import dev.roost.kafkatables.service.KafkaTables;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The webhooks there are, whatever their state: X may still be trying to deliver through one that
 * was deleted, and no delivery gets in without its signature. What {@code roost.webhooks} says of
 * one counts for challenges alone.
 */
@Startup
@Singleton
public final class ServedWebhooks {

  private static final String CLIENT = "roost-webhook-ingest-webhooks";

  private final KafkaTable<ServedWebhook> table;

  ServedWebhooks(KafkaTables tables) {
    // A group of its own for each start: every replica reads the table whole.
    String group = "webhook-ingest-" + UUID.randomUUID();
    this.table =
        tables.open(
            new TableSource(Topics.WEBHOOKS.name(), group, CLIENT), ServedWebhooks::webhook);
  }

  /** The webhook of this name; empty where there is none. */
  public Optional<ServedWebhook> find(WebhookName webhook) {
    return table.find(webhook.key());
  }

  /** The apps that have one. */
  public Set<String> apps() {
    return table.snapshot().values().stream()
        .map(webhook -> webhook.name().app())
        .collect(Collectors.toSet());
  }

  /** Whether the table was ever read to its end. */
  public boolean loaded() {
    return table.isLoaded();
  }

  private static ServedWebhook webhook(String key, byte[] value) throws IOException {
    WebhookName name =
        WebhookName.ofKey(key).orElseThrow(() -> new IOException("no webhook's key"));
    return ServedWebhook.of(name, value);
  }
}
