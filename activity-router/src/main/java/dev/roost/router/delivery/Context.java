package dev.roost.router.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.router.activity.Family;
import dev.roost.router.json.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a body says around its activities. Each part gets all of it, but of users and apps only
 * those it refers to: what one message says of its people is not told with the next.
 *
 * @param fields all of it
 * @param unexplained what none of the body's known kinds brings along: users and apps that no
 *     message refers to, {@code user_has_blocked} where there is no Post
 */
record Context(ObjectNode fields, ObjectNode unexplained) {

  private static final String USERS = "users";
  private static final String APPS = "apps";
  private static final String BLOCKED = "user_has_blocked";

  static Context of(ObjectNode json, Predicate<Map.Entry<String, JsonNode>> isContext) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    json.properties().stream()
        .filter(isContext)
        // an array of a known kind that is empty says nothing about the others
        .filter(field -> Family.ofKey(field.getKey()).isEmpty())
        .forEach(field -> fields.set(field.getKey(), field.getValue()));
    return new Context(fields, unexplained(fields, json));
  }

  private static ObjectNode unexplained(ObjectNode fields, ObjectNode json) {
    List<JsonNode> known =
        json.properties().stream()
            .filter(field -> Family.ofKey(field.getKey()).isPresent())
            .flatMap(field -> field.getValue().valueStream())
            .toList();
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    rest.setAll(fields);
    leaveOut(rest, USERS, known.stream().flatMap(one -> usersOf(one).stream()));
    leaveOut(rest, APPS, known.stream().flatMap(one -> appsOf(one).stream()));
    if (!json.path(Family.POST.key()).isEmpty()) {
      rest.remove(BLOCKED);
    }
    return rest;
  }

  private static void leaveOut(ObjectNode rest, String key, Stream<String> ids) {
    if (rest.path(key) instanceof ObjectNode all) {
      ObjectNode others = all.deepCopy();
      boolean some = others.remove(ids.toList()).size() < all.size();
      rest.remove(key);
      if (!others.isEmpty() || !some) {
        rest.set(key, others);
      }
    }
  }

  /** A payload with this object and all of the context, since nobody knows what it refers to. */
  ObjectNode around(String key, JsonNode value) {
    return around(fields, key, value);
  }

  private static ObjectNode around(ObjectNode fields, String key, JsonNode value) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.setAll(fields);
    whole.set(key, value);
    return whole;
  }

  /**
   * A part of an unknown kind. It has all of the context, since nobody knows what it refers to; but
   * what a message beside it brings along does not make it another than it is alone.
   */
  Part.Unknown unknown(String key, JsonNode value) {
    return new Part.Unknown(around(key, value), around(unexplained, key, value));
  }

  /** A payload with an array of this one element. */
  ObjectNode aroundElement(String key, JsonNode element) {
    ObjectNode whole = around(key, arrayOf(element));
    keep(whole, USERS, usersOf(element));
    keep(whole, APPS, appsOf(element));
    return whole;
  }

  /** An array of this one element. */
  static JsonNode arrayOf(JsonNode element) {
    return JsonNodeFactory.instance.arrayNode().add(element);
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
