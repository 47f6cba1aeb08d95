package dev.roost.replay.webhook;

import static dev.roost.runtime.logging.Key.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.webhook.WebhookState;
import dev.roost.runtime.logging.KeyedLogger;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The webhooks as {@code roost.webhooks} has them, in memory; read whole at each start. */
@ApplicationScoped
public class WebhookTable {

  private static final KeyedLogger LOG = KeyedLogger.of(WebhookTable.class);
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final TableEnd end;
  private final Map<String, Row> rows = new ConcurrentHashMap<>();

  WebhookTable(@Identifier("webhooks") TableEnd end) {
    this.end = end;
  }

  private record Row(OutboxPosition position, Optional<WebhookState> webhook) {}

  /** Whether all was read that stood there when this replica started. */
  public boolean isLoaded() {
    return end.isReached();
  }

  /** The webhook of that name; empty where there is none. */
  public Optional<WebhookState> find(String app, String endpoint) {
    Row row = rows.get(app + "/" + endpoint);
    return row == null ? Optional.empty() : row.webhook();
  }

  @Incoming("webhooks")
  void read(ConsumerRecord<String, byte[]> record) {
    try {
      Row row = new Row(position(record), webhook(record));
      // A relay that was killed repeats itself: an older state may come after a newer one.
      rows.merge(
          record.key(),
          row,
          (kept, next) -> next.position().compareTo(kept.position()) >= 0 ? next : kept);
    } catch (IOException | RuntimeException unreadable) {
      // The class alone: a message could quote the record.
      LOG.error(
          "Unreadable record skipped",
          key("topic", record.topic()),
          key("partition", record.partition()),
          key("offset", record.offset()),
          key("error", unreadable.getClass().getName()));
    } finally {
      end.read(record.partition(), record.offset());
    }
  }

  private static Optional<WebhookState> webhook(ConsumerRecord<String, byte[]> record)
      throws IOException {
    if (record.value() == null) {
      return Optional.empty();
    }
    WebhookState webhook = JSON.readValue(record.value(), WebhookState.class);
    if (webhook == null || !webhook.key().equals(record.key())) {
      throw new JsonProcessingException("not the webhook of its key") {};
    }
    return Optional.of(webhook);
  }

  private static OutboxPosition position(ConsumerRecord<String, byte[]> record) throws IOException {
    Header header = record.headers().lastHeader(OutboxPosition.HEADER);
    return OutboxPosition.read(header == null ? null : header.value())
        .orElseThrow(() -> new JsonProcessingException("no position") {});
  }
}
