package dev.roost.ingest.webhooks;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.runtime.logging.KeyedLogger;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Reads {@code roost.webhooks}. Only which webhooks there are counts here, not what they are. */
@Singleton
final class WebhooksConsumer {

  /** The channel. */
  static final String CHANNEL = "webhooks";

  private static final KeyedLogger LOG = KeyedLogger.of(WebhooksConsumer.class);

  private final ServedWebhooks webhooks;

  WebhooksConsumer(ServedWebhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Incoming(CHANNEL)
  void told(ConsumerRecord<String, byte[]> record) {
    Optional<OutboxPosition> position =
        position(record.headers().lastHeader(OutboxPosition.HEADER));
    Optional<WebhookName> webhook = Optional.ofNullable(record.key()).flatMap(WebhookName::ofKey);
    if (position.isPresent() && webhook.isPresent()) {
      webhooks.tell(webhook.get(), position.get(), record.value() != null);
    } else {
      LOG.error(
          "Unreadable record skipped",
          key("topic", record.topic()),
          key("partition", record.partition()),
          key("offset", record.offset()));
    }
  }

  private static Optional<OutboxPosition> position(@Nullable Header header) {
    return OutboxPosition.read(header == null ? null : header.value());
  }
}
