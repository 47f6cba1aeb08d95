package dev.roost.outbox.doubles;

import dev.roost.outbox.OutboxMessage;
import dev.roost.outbox.announce.Announcer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Announces through a bare Kafka producer: what the relay is tested with, without Quarkus around
 * it.
 */
public final class KafkaAnnouncer implements Announcer {

  // send() blocks while a topic's partitions are unknown: a virtual thread for each, so that a
  // topic that does not exist holds up nobody else.
  private static final ThreadFactory SENDERS =
      Thread.ofVirtual().name("outbox-announce-", 0).factory();

  private final Producer<String, byte[]> producer;

  /**
   * @param producer with acks=all and idempotence, settling within half of the relay's lease, as
   *     {@link #producer} makes it; the caller closes it, after the relay
   */
  public KafkaAnnouncer(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * A producer that gives up in time for the relay: with acks=all and idempotence, and with every
   * send settled within three eighths of the lease.
   *
   * @param connection {@code bootstrap.servers}, security and size limits; the rest is set here
   * @param lease the relay's
   */
  public static Producer<String, byte[]> producer(Map<String, Object> connection, Duration lease) {
    Map<String, Object> settings = new HashMap<>(connection);
    int eighth = Math.toIntExact(lease.dividedBy(8).toMillis());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, eighth);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, eighth);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * eighth);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public Uni<Void> announce(OutboxMessage message) {
    return Uni.createFrom().emitter(outcome -> begin(message, outcome));
  }

  private void begin(OutboxMessage message, UniEmitter<? super Void> outcome) {
    AtomicBoolean over = new AtomicBoolean();
    outcome.onTermination(() -> over.set(true));
    SENDERS
        .newThread(() -> {
          if (!over.get()) {
            send(message, outcome);
          }
        })
        .start();
  }

  private void send(OutboxMessage message, UniEmitter<? super Void> outcome) {
    try {
      // The callback tells all that the future would.
      var _ =
          producer.send(
              record(message),
              (_, failure) -> {
                if (failure == null) {
                  outcome.complete(null);
                } else {
                  outcome.fail(failure);
                }
              });
    } catch (RuntimeException failure) {
      outcome.fail(failure);
    }
  }

  private static ProducerRecord<String, byte[]> record(OutboxMessage message) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(message.topic(), message.key(), message.value());
    message
        .headers()
        .forEach((name, content) ->
            record.headers().add(name, content.getBytes(StandardCharsets.UTF_8)));
    return record;
  }
}
