package dev.roost.ingest.delivery;

import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.signature.SentSignatures;
import dev.roost.ingest.signature.Verdict.Verified;
import dev.roost.ingest.webhooks.ServedWebhook;
import dev.roost.ingest.webhooks.WebhookName;
import dev.roost.xapi.payload.SubscribedUser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One verified delivery, on its way to Kafka.
 *
 * @param webhook the webhook that was called
 * @param receivedAt when the request began
 * @param id Roost's id of this attempt
 * @param sent X's signatures as sent
 * @param verified which of them decided
 * @param body the raw body
 */
record Delivery(
    ServedWebhook webhook,
    Instant receivedAt,
    String id,
    SentSignatures sent,
    Verified verified,
    byte[] body) {

  /** The record for {@code x.deliveries}: the body untouched, all else in headers. */
  ProducerRecord<String, byte[]> toRecord() {
    WebhookName name = webhook.name();
    String key = SubscribedUser.of(body).orElseGet(name::key);
    var record = new ProducerRecord<>(Topics.DELIVERIES.name(), key, body);
    Headers headers = record.headers();
    put(headers, DeliveryHeaders.APP, name.app());
    put(headers, DeliveryHeaders.ENDPOINT, name.endpoint());
    put(headers, DeliveryHeaders.RECEIVED_AT, receivedAt.toString());
    put(headers, DeliveryHeaders.DELIVERY_ID, id);
    put(headers, DeliveryHeaders.VERIFIED_BY, verified.family().wire());
    put(headers, DeliveryHeaders.VERIFIED_KEY, verified.secret().fingerprint(Fingerprint.LABEL));
    put(headers, DeliveryHeaders.LEGACY_SIGNATURE, sent.legacy());
    put(headers, DeliveryHeaders.MODERN_SIGNATURE, sent.modern());
    return record;
  }

  private static void put(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
