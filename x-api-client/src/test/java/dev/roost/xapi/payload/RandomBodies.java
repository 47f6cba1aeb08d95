package dev.roost.xapi.payload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Bodies that are JSON objects, made of what the search looks for and of what could mislead it, in
 * any order and spelling. No object has a name twice.
 */
final class RandomBodies {

  private final Random random;

  RandomBodies(Random random) {
    this.random = random;
  }

  String next() {
    return object(
        List.of(
            field("for_user_id", () -> likely(5, this::id)),
            field("data", this::data),
            field("user_event", this::userEvent),
            field("tweet_create_events", () -> anything(3)),
            field("for_user", () -> anything(1)),
            field("meta", () -> anything(2))));
  }

  private String data() {
    if (random.nextInt(3) > 0) {
      return envelope();
    }
    List<String> elements = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      elements.add(likely(2, this::envelope));
    }
    return "[" + String.join(",", elements) + "]";
  }

  private String envelope() {
    return object(
        List.of(
            field("filter", () -> likely(3, () -> object(List.of(user(), other())))),
            field("event_type", () -> text(pick("oauth.revoke", "post.create", "oauth"))),
            field("payload", () -> likely(3, () -> object(List.of(user(), other())))),
            field("event_uuid", () -> "\"-8917909039855612786\""),
            other()));
  }

  private String userEvent() {
    return object(
        List.of(
            field(
                "revoke",
                () ->
                    object(
                        List.of(
                            field("source", () -> object(List.of(user(), other()))),
                            field("target", () -> anything(2)))))));
  }

  private Field user() {
    return field("user_id", () -> likely(3, this::id));
  }

  private Field other() {
    return field("x" + random.nextInt(9), () -> anything(2));
  }

  /** An id that only its place can have, so that a wrong place shows. */
  private String id() {
    return switch (random.nextInt(8)) {
      case 0 -> "null";
      case 1 -> "\"\"";
      case 2 -> text("no id");
      default -> text("u" + random.nextInt(1_000_000));
    };
  }

  private String anything(int depth) {
    return switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
      case 0 -> pick("1", "-2.5", "true", "null", "[]", "{}");
      case 1 -> text(pick("for_user_id", "caf\u00e9 <3", "a\\b \"for_user_id\"", "\ud83d\ude00"));
      case 2 -> "\"\\u003c \\u005f \\/ x\"";
      case 3 -> "[" + anything(depth - 1) + " ,\n" + anything(depth - 1) + "]";
      case 4 -> object(List.of(user(), field("for_user_id", this::id)));
      default ->
          object(
              List.of(
                  field("filter", () -> object(List.of(user()))),
                  field("data", () -> anything(depth - 1))));
    };
  }

  private String likely(int times, Supplier<String> wanted) {
    return random.nextInt(times + 1) == 0 ? anything(1) : wanted.get();
  }

  private String object(List<Field> fields) {
    List<Field> shuffled = new ArrayList<>(fields);
    Collections.shuffle(shuffled, random);
    List<String> written = new ArrayList<>();
    for (Field field : shuffled) {
      if (random.nextInt(3) > 0) {
        written.add(name(field.name()) + pick(":", " : ") + field.value().get());
      }
    }
    return "{" + String.join(pick(",", "\n, "), written) + "}";
  }

  /** The one name that is searched for among the bytes is written as X writes all names. */
  private String name(String name) {
    return name.equals("for_user_id") ? "\"" + name + "\"" : text(name);
  }

  /** A text with some of its characters escaped, as nobody writes and everybody may. */
  private String text(String text) {
    StringBuilder written = new StringBuilder("\"");
    int every = random.nextInt(4) == 0 ? 3 : 50;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || random.nextInt(every) == 0) {
        written.append("\\u").append(String.format(Locale.ROOT, pick("%04x", "%04X"), (int) c));
      } else {
        written.append(c);
      }
    }
    return written.append('"').toString();
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static Field field(String name, Supplier<String> value) {
    return new Field(name, value);
  }

  private record Field(String name, Supplier<String> value) {}
}
