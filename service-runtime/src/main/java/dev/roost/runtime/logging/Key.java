package dev.roost.runtime.logging;

import org.jspecify.annotations.Nullable;

/**
 * A key of a log record and its value. Never a payload, a token, a secret or the text of a message.
 *
 * @param name lower camel case, the same everywhere for the same thing: {@code app}, {@code jobId}
 * @param value written as {@link String#valueOf(Object)} has it
 */
public record Key(String name, @Nullable Object value) {

  /** A key with this value. */
  public static Key key(String name, @Nullable Object value) {
    return new Key(name, value);
  }

  /** What the record's field holds. */
  String text() {
    return String.valueOf(value);
  }

  /**
   * {@code name=value} as logfmt has it: quoted where it holds white space, quotes or {@code =}.
   */
  String pair() {
    String text = text();
    return name + "=" + (isPlain(text) ? text : quoted(text));
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c != '"' && c != '=' && c != '\\' && c != 0x7f);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '"', '\\' -> quoted.append('\\').append((char) c);
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> quoted.append(c < ' ' || c == 0x7f ? '?' : (char) c);
          }
        });
    return quoted.append('"').toString();
  }
}
