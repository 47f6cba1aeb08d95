package dev.roost.system.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a body of the X Activity API says around one payload.
 *
 * @param eventType X's dotted name
 * @param userId the user of the subscription's filter; empty where it names none
 * @param direction {@code inbound} or {@code outbound}; empty where the filter names none
 * @param uuid the {@code event_uuid}; empty where there is none
 */
record Envelope(String eventType, String userId, String direction, String uuid, JsonNode payload) {

  /** Where a body of the X Activity API has its events. */
  static final String KEY = "data";

  /** The envelope that this element under {@link #KEY} is; empty where it names no event type. */
  static Optional<Envelope> of(JsonNode element) {
    String eventType = element.path("event_type").asText("");
    JsonNode filter = element.path("filter");
    return eventType.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Envelope(
                eventType,
                filter.path("user_id").asText(""),
                filter.path("direction").asText(""),
                element.path("event_uuid").asText(""),
                element.path("payload")));
  }

  /** The one envelope that this value holds; empty for a body of the Account Activity API. */
  static Optional<Envelope> of(Bytes value) {
    // Looked for first: most logs are of the other API, and parsing all of it anew takes long.
    return Optional.of(value)
        .filter(any -> any.contain("\"event_type\""))
        .flatMap(Payload::json)
        .map(root -> root.path(KEY))
        .map(data -> data.isArray() && data.size() == 1 ? data.path(0) : data)
        .flatMap(Envelope::of);
  }

  /**
   * What it is called: by X's ids like the same activity of the Account Activity API, else by
   * {@code event_uuid}; empty where it has neither.
   */
  Optional<ActivityName> name(String app) {
    return EventKind.of(eventType)
        .flatMap(kind -> named(app, kind))
        .or(() ->
            uuid.isEmpty()
                ? Optional.empty()
                : Optional.of(ActivityName.byUuid(app, userId, eventType, uuid)));
  }

  private Optional<ActivityName> named(String app, EventKind kind) {
    String user = kind == EventKind.REVOCATION ? payload.path("user_id").asText("") : userId;
    return kind.id(payload).map(id -> new ActivityName(app, user, kind.key(), id));
  }
}
