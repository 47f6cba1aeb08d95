package dev.roost.ingest.webhooks;

import dev.roost.contracts.outbox.OutboxPosition;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads {@code roost.webhooks}. Only which webhooks there are counts here, not what they are. */
@Singleton
final class WebhooksConsumer {

  /** The channel. */
  static final String CHANNEL = "webhooks";

  private static final Logger LOG = Logger.getLogger(WebhooksConsumer.class);

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
      LOG.errorf(
          "a record of %s cannot be read and is left out: partition %d, offset %d",
          record.topic(), record.partition(), record.offset());
    }
  }

  private static Optional<OutboxPosition> position(@Nullable Header header) {
    return OutboxPosition.read(header == null ? null : header.value());
  }
}
