package dev.roost.router.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.router.activity.Family;
import dev.roost.router.json.Fields;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a body says around its activities. Each part gets all of it, but of users and apps only
 * those it refers to: what one message says of its people is not told with the next.
 */
record Context(ObjectNode fields) {

  static Context of(ObjectNode json, Predicate<Map.Entry<String, JsonNode>> isContext) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    json.properties().stream()
        .filter(isContext)
        // an array of a known kind that is empty says nothing about the others
        .filter(field -> Family.ofKey(field.getKey()).isEmpty())
        .forEach(field -> fields.set(field.getKey(), field.getValue()));
    return new Context(fields);
  }

  /** A payload with this object and all of the context, since nobody knows what it refers to. */
  ObjectNode around(String key, JsonNode value) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.setAll(fields);
    whole.set(key, value);
    return whole;
  }

  /** A payload with an array of this one element and all of the context. */
  ObjectNode aroundUnknown(String key, JsonNode element) {
    return around(key, JsonNodeFactory.instance.arrayNode().add(element));
  }

  /** A payload with an array of this one element. */
  ObjectNode aroundElement(String key, JsonNode element) {
    ObjectNode whole = aroundUnknown(key, element);
    keep(whole, "users", usersOf(element));
    keep(whole, "apps", appsOf(element));
    return whole;
  }

  private static void keep(ObjectNode whole, String key, Set<String> ids) {
    if (whole.path(key) instanceof ObjectNode all) {
      ObjectNode kept = JsonNodeFactory.instance.objectNode();
      ids.stream().filter(all::has).forEach(id -> kept.set(id, all.get(id)));
      // An empty map would be one that X never sends with this element alone.
      whole.remove(key);
      if (!kept.isEmpty()) {
        whole.set(key, kept);
      }
    }
  }

  private static Set<String> usersOf(JsonNode element) {
    JsonNode message = element.path("message_create");
    // A Post's mentions do not count: X lists users with messages alone.
    Stream<@Nullable String> mentioned =
        message
            .path("message_data")
            .path("entities")
            .path("user_mentions")
            .valueStream()
            .map(mention -> Fields.id(mention, "id_str", "id"));
    Stream<@Nullable String> people =
        Stream.of(
            Fields.id(message, "sender_id"),
            Fields.id(message.path("target"), "recipient_id"),
            Fields.id(element, "sender_id"),
            Fields.id(element.path("target"), "recipient_id"));
    return present(Stream.concat(people, mentioned));
  }

  private static Set<String> appsOf(JsonNode element) {
    return present(Stream.of(Fields.id(element.path("message_create"), "source_app_id")));
  }

  private static Set<String> present(Stream<@Nullable String> ids) {
    Set<String> present = new LinkedHashSet<>();
    ids.filter(Objects::nonNull).forEach(id -> present.add(Objects.requireNonNull(id)));
    return present;
  }
}
