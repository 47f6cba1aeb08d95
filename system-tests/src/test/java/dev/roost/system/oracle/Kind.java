package dev.roost.system.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds X documents, and the fields by which an activity of each is told from all others. */
enum Kind {
  POST("tweet_create_events", "/id_str"),
  DELETE("tweet_delete_events", "/status/id"),
  LIKE("favorite_events", "/id"),
  FOLLOW("follow_events", "/type", "/source/id", "/target/id", "/created_timestamp"),
  BLOCK("block_events", "/type", "/source/id", "/target/id", "/created_timestamp"),
  MUTE("mute_events", "/type", "/source/id", "/target/id", "/created_timestamp"),
  MESSAGE("direct_message_events", "/id"),
  TYPING(
      "direct_message_indicate_typing_events",
      "/sender_id",
      "/target/recipient_id",
      "/created_timestamp"),
  READ(
      "direct_message_mark_read_events",
      "/sender_id",
      "/target/recipient_id",
      "/last_read_event_id",
      "/created_timestamp"),
  USER("user_event", "/revoke/source/user_id", "/revoke/date_time"),
  REPLAY("replay_job_status", "/job_id", "/job_state");

  private final String key;
  private final String[] fields;

  Kind(String key, String... fields) {
    this.key = key;
    this.fields = fields;
  }

  /** The kind with this key in the body, empty for one that nobody knows. */
  static Optional<Kind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  /** Whether this kind comes out as a signal, not as an activity. */
  static boolean isSignal(String key) {
    return key.equals(USER.key) || key.equals(REPLAY.key);
  }

  /** The kind's key in the body. */
  String key() {
    return key;
  }

  /** The identifying fields, joined; empty when one of them is missing. */
  Optional<String> id(JsonNode event) {
    return joined(event, fields);
  }

  /** These fields, joined; empty when one of them is missing. */
  static Optional<String> joined(JsonNode event, String... fields) {
    boolean whole = Stream.of(fields).allMatch(field -> event.at(field).isValueNode());
    return whole
        ? Optional.of(
            Stream.of(fields)
                .map(field -> instantOrText(event.at(field).asText()))
                .collect(Collectors.joining("/")))
        : Optional.empty();
  }

  /** Revocations carry a time with an offset; signals the same instant in UTC. */
  static String instantOrText(String text) {
    if (text.indexOf('T') < 0) {
      return text;
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toString();
    } catch (DateTimeException notATime) {
      return text;
    }
  }
}
