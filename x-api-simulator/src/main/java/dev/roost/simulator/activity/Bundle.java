package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Several activities of one user in one body. The arrays of a family follow the order of happening,
 * families stand side by side, the maps of users and apps are united; each activity can be told
 * apart again.
 */
public final class Bundle {

  private static final String FOR_USER = "for_user_id";
  private static final String BLOCKED = "user_has_blocked";

  private Bundle() {}

  /**
   * Whether the two may travel together: same user, and the same word, or none, about being
   * blocked.
   */
  public static boolean fit(Body one, Body other) {
    JsonNode a = one.json();
    JsonNode b = other.json();
    return a.hasNonNull(FOR_USER)
        && a.get(FOR_USER).equals(b.get(FOR_USER))
        && a.path(BLOCKED).equals(b.path(BLOCKED));
  }

  /** One body of all; a single one stays as it is, byte for byte. */
  public static Body of(List<Body> bodies) {
    if (bodies.size() == 1) {
      return bodies.getFirst();
    }
    ObjectNode merged = Wire.object();
    bodies.forEach(body -> merge(merged, body.json()));
    return Body.of(merged);
  }

  private static void merge(ObjectNode merged, JsonNode body) {
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      JsonNode there = merged.get(field.getKey());
      switch (there) {
        case ArrayNode array -> array.addAll((ArrayNode) field.getValue());
        case ObjectNode map -> map.setAll((ObjectNode) field.getValue());
        case null, default -> merged.set(field.getKey(), field.getValue());
      }
    }
  }
}
