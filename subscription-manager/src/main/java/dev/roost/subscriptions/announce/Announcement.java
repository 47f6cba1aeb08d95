package dev.roost.subscriptions.announce;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.topic.Topic;
import dev.roost.outbox.OutboxMessage;
import java.util.Map;

/** Writes a record of the contracts as a message. */
public final class Announcement {

  // Its own: what readers of the topics see does not follow the settings of the REST API.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
          .build();

  private Announcement() {}

  /** The message that has this record on this topic. */
  public static OutboxMessage of(Topic topic, String key, Object value) {
    try {
      return new OutboxMessage(topic.name(), key, JSON.writeValueAsBytes(value), Map.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of the contracts could not be written", e);
    }
  }
}
