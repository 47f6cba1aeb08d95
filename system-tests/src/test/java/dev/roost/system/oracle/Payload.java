package dev.roost.system.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads X's payloads by the oracle's own rules. */
final class Payload {

  /** Fields that stand beside the events and hold for all of them. */
  private static final Set<String> ENVELOPE =
      Set.of(
          "for_user_id",
          "user_has_blocked",
          "is_blocked_by",
          "users",
          "apps",
          "meta",
          "event_uuid");

  /** Keeps numbers as they were written: 1.0 and 1.00 are not the same to a byte-minded reader. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Payload() {}

  /** The activities of a body in the order they stand there; none when it is no JSON object. */
  static List<ActivityName> read(String app, Bytes body) {
    List<ActivityName> activities = new ArrayList<>();
    json(body)
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .ifPresent(root -> {
          for (var field : root.properties()) {
            events(field.getKey(), field.getValue())
                .forEach(event -> activities.add(named(app, root, field.getKey(), event)));
          }
        });
    return activities;
  }

  /** The body as JSON, empty when it is none. */
  static Optional<JsonNode> json(Bytes body) {
    try {
      return Optional.of(JSON.readTree(body.toArray()));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /**
   * What a split body gives for this part: the part, and around a kind that nobody knows all that
   * the body says beside its events, since nobody knows what it refers to.
   */
  static Optional<JsonNode> split(Bytes part, Bytes body) {
    Optional<JsonNode> split = json(part);
    split
        .filter(Payload::isUnknown)
        .map(ObjectNode.class::cast)
        .ifPresent(unknown ->
            json(body).orElseThrow().properties().stream()
                .filter(field -> ENVELOPE.contains(field.getKey()))
                .forEach(field -> unknown.set(field.getKey(), field.getValue())));
    return split;
  }

  private static boolean isUnknown(JsonNode part) {
    return part.properties().stream().allMatch(field -> Kind.of(field.getKey()).isEmpty());
  }

  private static List<JsonNode> events(String key, JsonNode value) {
    if (ENVELOPE.contains(key) || value.isValueNode()) {
      return List.of();
    }
    return value.isArray() ? value.valueStream().toList() : List.of(value);
  }

  private static ActivityName named(String app, ObjectNode root, String key, JsonNode event) {
    return Optional.of(event)
        .filter(any -> key.equals(Envelope.KEY))
        .flatMap(Envelope::of)
        .flatMap(envelope -> envelope.name(app))
        .orElseGet(() -> namedByKey(app, root, key, event));
  }

  private static ActivityName namedByKey(String app, ObjectNode root, String key, JsonNode event) {
    String id = Kind.of(key).flatMap(kind -> kind.id(event)).orElseGet(() -> hash(event));
    return new ActivityName(app, user(root, event), key, id);
  }

  private static String user(ObjectNode root, JsonNode event) {
    String named = root.path("for_user_id").asText("");
    return named.isEmpty() ? event.at("/revoke/source/user_id").asText("") : named;
  }

  private static String hash(JsonNode event) {
    try {
      String canonical = JSON.writeValueAsString(JSON.treeToValue(event, Object.class));
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
      return "#" + HexFormat.of().formatHex(digest, 0, 12);
    } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
