package dev.roost.router.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.deadletter.DeadLetterHeaders;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.signal.Signal;
import dev.roost.router.delivery.Activity;
import dev.roost.router.delivery.Delivery;
import dev.roost.router.delivery.Finding.Unreadable;
import dev.roost.router.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Records in and out. Every record that goes out has the time of the delivery it came from: a time
 * that a payload names never becomes a record's.
 */
final class Records {

  private static final String JSON = "application/json";

  private Records() {}

  static Delivery delivery(Record<byte[], byte[]> record) {
    return new Delivery(
        text(record, DeliveryHeaders.APP),
        text(record, DeliveryHeaders.ENDPOINT),
        text(record, DeliveryHeaders.RECEIVED_AT),
        Instant.ofEpochMilli(record.timestamp()),
        record.value());
  }

  static Record<byte[], byte[]> activity(Activity activity, Record<byte[], byte[]> from) {
    String user = activity.forUser();
    byte[] key = user == null ? from.key() : user.getBytes(UTF_8);
    return new Record<>(
        key, activity.payload().bytes(), from.timestamp(), ActivityRecord.headers(activity, from));
  }

  static Record<byte[], byte[]> signal(Signal signal, Record<byte[], byte[]> from) {
    Headers headers = new RecordHeaders();
    add(headers, ActivityHeaders.CONTENT_TYPE, JSON);
    byte[] key = (signal.app() + "/" + signal.endpoint()).getBytes(UTF_8);
    return new Record<>(key, Json.write(signal), from.timestamp(), headers);
  }

  static Record<byte[], byte[]> deadLetter(
      Unreadable unreadable, Record<byte[], byte[]> from, Optional<RecordMetadata> readFrom) {
    Headers headers = new RecordHeaders(from.headers());
    replace(headers, DeadLetterHeaders.REASON, unreadable.reason().wire());
    replace(headers, DeadLetterHeaders.DETAIL, unreadable.detail());
    readFrom.ifPresent(at -> replace(headers, DeadLetterHeaders.READ_FROM, place(at)));
    return from.withHeaders(headers);
  }

  static void add(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(UTF_8));
    }
  }

  /** The text of a header, null where it is missing or blank. */
  static @Nullable String text(Record<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    String text = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    return text.isBlank() ? null : text;
  }

  private static void replace(Headers headers, String name, String value) {
    headers.remove(name);
    add(headers, name, value);
  }

  private static String place(RecordMetadata at) {
    return at.topic() + "/" + at.partition() + "/" + at.offset();
  }
}
