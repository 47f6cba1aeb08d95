package dev.roost.system.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One activity as it stands in a body.
 *
 * @param name what it is
 * @param body the whole body it stands in
 * @param event its own part of the body
 */
record Activity(ActivityName name, ObjectNode body, JsonNode event) {

  /** Fields that stand beside the events and hold for all of them. */
  static final Set<String> ENVELOPE =
      Set.of(
          "for_user_id",
          "user_has_blocked",
          "is_blocked_by",
          "users",
          "apps",
          "meta",
          "event_uuid");

  /** The kind's key in the body. */
  String kind() {
    return name.kind();
  }

  /** The body as it would be had X sent this activity alone, the envelope kept whole. */
  JsonNode alone() {
    ObjectNode alone = body.objectNode();
    for (var field : body.properties()) {
      if (field.getKey().equals(kind())) {
        alone.set(kind(), field.getValue().isArray() ? body.arrayNode().add(event) : event);
      } else if (ENVELOPE.contains(field.getKey()) || field.getValue().isValueNode()) {
        alone.set(field.getKey(), field.getValue());
      }
    }
    return alone;
  }
}
