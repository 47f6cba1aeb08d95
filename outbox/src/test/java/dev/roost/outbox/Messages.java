package dev.roost.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Messages to test with. */
public final class Messages {

  private Messages() {}

  public static OutboxMessage message(String topic, String key, String value) {
    return new OutboxMessage(topic, key, value.getBytes(StandardCharsets.UTF_8), Map.of());
  }
}
