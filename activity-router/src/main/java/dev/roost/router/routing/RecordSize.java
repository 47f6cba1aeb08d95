package dev.roost.router.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.deadletter.DeadLetterHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** How large a record is for a broker, which refuses a batch beyond max.message.bytes. */
final class RecordSize {

  /** Kafka's message format 2: the head of a batch, which a large record has for itself. */
  private static final int BATCH = 61;

  /** Length, attributes, two deltas, and the number of headers, as long as they can be. */
  private static final int RECORD = 5 + 1 + 10 + 5 + 5;

  private static final long LENGTH = 5;

  private RecordSize() {}

  /** Bytes of a batch with this record alone, at most and uncompressed. */
  static long upperBound(Record<byte[], byte[]> record) {
    long size = BATCH + RECORD + field(record.key()) + field(record.value());
    for (Header header : record.headers()) {
      size += LENGTH + header.key().getBytes(UTF_8).length + field(header.value());
    }
    return size;
  }

  /**
   * A dead letter that its topic takes: without its value, where it would not with it. What was
   * delivered is then on {@code x.deliveries} alone.
   */
  static Record<byte[], byte[]> fitting(Record<byte[], byte[]> letter, int maxMessageBytes) {
    if (upperBound(letter) <= maxMessageBytes) {
      return letter;
    }
    Headers headers = new RecordHeaders(letter.headers());
    Header detail = headers.lastHeader(DeadLetterHeaders.DETAIL);
    String told = detail == null ? "" : new String(detail.value(), UTF_8) + "; ";
    headers.remove(DeadLetterHeaders.DETAIL);
    Records.add(
        headers,
        DeadLetterHeaders.DETAIL,
        told + "the body is too large for a dead letter, and is where it was read from alone");
    return new Record<>(letter.key(), new byte[0], letter.timestamp(), headers);
  }

  private static long field(byte @Nullable [] bytes) {
    return LENGTH + (bytes == null ? 0 : bytes.length);
  }
}
