package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.v2.JsonBody;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscription is to.
 *
 * @param userId empty where a filter names no user
 * @param keyword empty but for news
 * @param direction {@code inbound} or {@code outbound}; empty for both
 * @param qualifiers narrowing predicates by their names
 */
record Filter(String userId, String keyword, String direction, Map<String, String> qualifiers) {

  private static final Set<String> FIELDS = Set.of("user_id", "keyword", "direction", "qualifiers");
  private static final Set<String> QUALIFIERS = Set.of("direction", "post_id", "conversation_type");
  private static final Set<String> DIRECTIONS = Set.of("", "inbound", "outbound");
  private static final int LONGEST_KEYWORD = 150;

  /** A filter for that type, or 400. */
  static Filter of(EventType type, @Nullable JsonNode json) {
    JsonBody body = JsonBody.of(json, FIELDS);
    Filter filter =
        new Filter(
            body.text("user_id").orElse(""),
            body.text("keyword").orElse(""),
            body.text("direction").orElse(""),
            qualifiers(body.get("qualifiers")));
    filter.requireFits(type);
    return filter;
  }

  private void requireFits(EventType type) {
    boolean fits =
        switch (type.filter()) {
          case USER, SELF -> userId.matches("\\d{1,19}") && keyword.isEmpty();
          case KEYWORD ->
              userId.isEmpty() && !keyword.isEmpty() && keyword.length() <= LONGEST_KEYWORD;
          case NONE -> userId.isEmpty() && keyword.isEmpty();
        };
    if (!fits) {
      throw JsonBody.refused("filter does not fit " + type.name());
    }
    if (!DIRECTIONS.contains(direction)) {
      throw JsonBody.refused("direction is inbound or outbound");
    }
    if (isNarrowed() && !type.isQualified()) {
      throw JsonBody.refused(type.name() + " takes no direction and no qualifiers");
    }
  }

  /** Whether it takes less than all events of its type and user. */
  boolean isNarrowed() {
    return !direction.isEmpty() || !qualifiers.isEmpty();
  }

  /** Whether both are to some of the same events, one of them to all. X refuses such a pair. */
  boolean overlaps(Filter other) {
    return isNarrowed() != other.isNarrowed();
  }

  /** Whether it takes that event, whose user and type it is known to be for. */
  boolean takes(Event event) {
    String wanted = direction.isEmpty() ? qualifiers.getOrDefault("direction", "") : direction;
    String post = qualifiers.getOrDefault("post_id", "");
    return (wanted.isEmpty() || wanted.equals(event.direction()))
        && (post.isEmpty() || post.equals(event.payload().path("liked_tweet_id").asText()));
  }

  /** As X shows it. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "user_id", userId);
    put(json, "keyword", keyword);
    put(json, "direction", direction);
    if (!qualifiers.isEmpty()) {
      ObjectNode inside = json.putObject("qualifiers");
      qualifiers.forEach(inside::put);
    }
    return json;
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  private static Map<String, String> qualifiers(@Nullable JsonNode json) {
    if (json == null) {
      return Map.of();
    }
    JsonBody body = JsonBody.of(json, QUALIFIERS);
    Map<String, String> qualifiers = new TreeMap<>();
    QUALIFIERS.forEach(name -> body.text(name).ifPresent(value -> qualifiers.put(name, value)));
    return qualifiers;
  }
}
