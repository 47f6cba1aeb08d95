package dev.roost.kafkaadmin.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.deadletter.DeadLetterHeaders;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.topic.Topics;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A delivery that activity-router could not read, whole. */
public final class Letter {

  private static final Set<String> OURS =
      Set.of(
          DeadLetterHeaders.REASON,
          DeadLetterHeaders.DETAIL,
          DeadLetterHeaders.READ_FROM,
          DeliveryHeaders.RETRIED_FROM);

  private final ConsumerRecord<byte[], byte[]> record;

  Letter(ConsumerRecord<byte[], byte[]> record) {
    this.record = record;
  }

  /** Where it stands. */
  public Place place() {
    return new Place(record.partition(), record.offset());
  }

  /** When it was dead-lettered, by the broker's clock. */
  public Instant deadLetteredAt() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** When X delivered it, as its header says; without one, when it was dead-lettered. */
  public Instant receivedAt() {
    try {
      return Instant.parse(header(DeliveryHeaders.RECEIVED_AT));
    } catch (DateTimeParseException _) {
      return deadLetteredAt();
    }
  }

  /** A header's text; a dash where it has none. */
  public String header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "-" : new String(header.value(), UTF_8);
  }

  /** All its headers, in their order. */
  public Iterable<Header> headers() {
    return record.headers();
  }

  /** How long the body is. */
  public int size() {
    return record.value() == null ? 0 : record.value().length;
  }

  /** The body as X sent it: it may hold private messages. */
  public byte[] body() {
    return record.value() == null ? new byte[0] : record.value().clone();
  }

  /** The delivery it was, to be read again, with where it comes from. */
  ProducerRecord<byte[], byte[]> again() {
    RecordHeaders headers = new RecordHeaders();
    for (Header header : record.headers()) {
      if (!OURS.contains(header.key())) {
        headers.add(header);
      }
    }
    String from = Topics.DEAD_LETTERS.name() + "/" + place();
    headers.add(DeliveryHeaders.RETRIED_FROM, from.getBytes(UTF_8));
    return new ProducerRecord<>(
        Topics.DELIVERIES.name(), null, record.key(), record.value(), headers);
  }
}
