package dev.roost.bench.contestant;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A bare producer with the settings that webhook-ingest's promise needs, and no others. With record
 * keys it also waits for company as webhook-ingest does: the record takes the same way.
 */
final class Log {

  // All bodies of the load generator begin with it.
  private static final int ID_AT = "{\"for_user_id\":\"".length();

  private final KafkaProducer<byte[], byte[]> producer;
  private final boolean keyed;

  Log(String bootstrap, boolean keyed) {
    this.keyed = keyed;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                keyed ? 1 : 0,
                "max.request.size",
                Topic.MAX_MESSAGE_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void append(byte[] body, Acknowledgement acknowledgement) {
    byte[] key = keyed ? user(body) : null;
    var _ =
        producer.send(
            new ProducerRecord<>(Topics.DELIVERIES.name(), key, body),
            (_, failure) -> acknowledgement.settled(failure == null));
  }

  private static byte[] user(byte[] body) {
    String start = new String(body, ID_AT, 20, ISO_8859_1);
    return start.substring(0, start.indexOf('"')).getBytes(ISO_8859_1);
  }

  /** Told once, on the producer's thread. */
  interface Acknowledgement {
    void settled(boolean stored);
  }
}
