package dev.roost.ingest.neighbours;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What subscription-manager and token-vault tell, as their outboxes would. */
public final class Announcements implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;

  public Announcements(String bootstrap) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** A webhook is in this state. */
  public void webhook(String key, long position, String state) {
    String[] names = key.split("/", 2);
    send(
        Topics.WEBHOOKS,
        key,
        position,
        """
        {"app":"%s","endpoint":"%s","url":"https://x.example/webhooks/%s","wanted":true,
         "state":"%s","validity":[],"changedAt":"2026-11-24T12:00:00Z"}\
        """
            .formatted(names[0], names[1], key, state));
  }

  /** A webhook is not there any more. */
  public void noWebhook(String key, long position) {
    send(Topics.WEBHOOKS, key, position, null);
  }

  /** An app's credentials changed. */
  public void credentials(String app) {
    send(
        Topics.CREDENTIALS,
        app,
        1,
        "{\"app\":\"%s\",\"changedAt\":\"2026-11-24T12:00:00Z\",\"requireModern\":false,\"credentials\":[]}"
            .formatted(app));
  }

  /** Anything at all. */
  public void send(Topic topic, String key, long position, @Nullable String value) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            topic.name(), key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    record
        .headers()
        .add(OutboxPosition.HEADER, Long.toString(position).getBytes(StandardCharsets.US_ASCII));
    try {
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
