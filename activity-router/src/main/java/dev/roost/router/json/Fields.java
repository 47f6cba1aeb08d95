package dev.roost.router.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Fields of X's objects, each of which may be missing, null, or of another type than expected. */
public final class Fields {

  // X's ids are digits or hex; the bound keeps an odd one from becoming a giant header.
  private static final int LONGEST_ID = 100;

  private Fields() {}

  /** The first of these fields that holds an id, as text or as a whole number; else null. */
  public static @Nullable String id(JsonNode node, String... names) {
    for (String name : names) {
      String id = id(node.path(name));
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /** The element of an array, where it is an id; else null. */
  public static @Nullable String element(JsonNode array, int index) {
    return id(array.path(index));
  }

  /** What stands at a JSON pointer, where it is an id; else null. */
  public static @Nullable String at(JsonNode node, String pointer) {
    return id(node.at(pointer));
  }

  /** The text of a field, or null where it is missing, no text, or longer than the bound. */
  public static @Nullable String text(JsonNode node, String name, int longest) {
    String text = node.path(name).textValue();
    return text == null || text.isBlank() || text.length() > longest ? null : text;
  }

  /**
   * The id of a user under this name: a v1.1 user ({@code id_str}, or {@code id} where it has no
   * other), or a v2 user, which may sit in {@code data}.
   */
  public static @Nullable String user(JsonNode node, String name) {
    JsonNode user = node.path(name);
    String id = id(user, "id_str", "id");
    return id != null ? id : id(user.path("data"), "id");
  }

  /** Whether a flag is set, as a boolean or as the word: X's documents print it in quotes. */
  public static boolean flag(JsonNode value) {
    return value.isBoolean() ? value.booleanValue() : "true".equals(value.textValue());
  }

  private static @Nullable String id(JsonNode value) {
    String text = value.isIntegralNumber() ? value.bigIntegerValue().toString() : value.textValue();
    return text != null && isId(text) ? text : null;
  }

  // By hand, since several ids of each activity go through here.
  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_ID
        && text.chars().allMatch(Fields::isPartOfAnId);
  }

  private static boolean isPartOfAnId(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "_.:-".indexOf(c) >= 0;
  }
}
