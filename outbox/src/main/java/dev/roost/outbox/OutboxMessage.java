package dev.roost.outbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record to be: what a committed transaction tells on a topic. The value is not copied; nobody
 * may write to it afterwards.
 *
 * @param topic the Kafka topic
 * @param key the record's key; messages of one topic and key keep their order
 * @param value the record's value, or null for a tombstone
 * @param headers the record's headers, in this order, written as UTF-8
 */
public record OutboxMessage(
    String topic, String key, byte @Nullable [] value, Map<String, String> headers) {

  /** Keeps the headers as they are now. */
  // Written out: of a compact constructor the compiler forgets that the value may be null.
  public OutboxMessage(
      String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
    this.topic = topic;
    this.key = key;
    this.value = value;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** The same message with one more header, or with another value of it. */
  public OutboxMessage withHeader(String name, String content) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, content);
    return new OutboxMessage(topic, key, value, more);
  }

  /** Says where the message goes and how long it is, and nothing of what it says. */
  @Override
  public String toString() {
    return "OutboxMessage[topic=%s, bytes=%d]".formatted(topic, value == null ? 0 : value.length);
  }
}
