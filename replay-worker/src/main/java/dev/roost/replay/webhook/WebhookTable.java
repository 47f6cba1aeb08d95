package dev.roost.replay.webhook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.topic.Topics;
import dev.roost.contracts.webhook.WebhookState;
import dev.roost.kafkatables.KafkaTable;
import dev.roost.kafkatables.TableSource;
import dev.roost.kafkatables.service.KafkaTables;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** The webhooks as {@code roost.webhooks} has them, in memory; read whole at each start. */
@Startup
@Singleton
public final class WebhookTable {

  private static final String CLIENT = "kafka-consumer-webhooks";
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final KafkaTable<WebhookState> table;

  WebhookTable(KafkaTables tables) {
    // A group of its own for each start: every replica reads the table whole.
    String group = "replay-worker-webhooks-" + UUID.randomUUID();
    this.table =
        tables.open(new TableSource(Topics.WEBHOOKS.name(), group, CLIENT), WebhookTable::webhook);
  }

  /** Whether all was read that stood there when this replica started. */
  public boolean isLoaded() {
    return table.isLoaded();
  }

  /** The webhook of that name; empty where there is none. */
  public Optional<WebhookState> find(String app, String endpoint) {
    return table.find(app + "/" + endpoint);
  }

  private static WebhookState webhook(String key, byte[] value) throws IOException {
    WebhookState webhook = JSON.readValue(value, WebhookState.class);
    if (webhook == null || !webhook.key().equals(key)) {
      throw new IOException("not the webhook of its key");
    }
    return webhook;
  }
}
