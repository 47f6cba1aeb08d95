package dev.roost.contracts.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Roost's own name of an app at X. It is part of paths, record keys, headers and metric tags. In
 * JSON it is a string.
 *
 * @param value 1 to 63 ASCII letters, digits, dots and hyphens, the first a letter or digit
 */
public record AppName(@JsonValue String value) {

  private static final String RULE = PlainName.rule("An app's name");

  /**
   * Takes a name of that form.
   *
   * @throws IllegalArgumentException for any other; the message states the rule and quotes nothing
   */
  public AppName {
    if (!PlainName.matches(value)) {
      throw new IllegalArgumentException(RULE);
    }
  }

  /**
   * The name with this text.
   *
   * @throws IllegalArgumentException when it has another form; the message states the rule and
   *     quotes nothing
   */
  @JsonCreator
  public static AppName of(String text) {
    return new AppName(text);
  }

  /** The name with this text; empty when it has another form. */
  public static Optional<AppName> parse(String text) {
    return PlainName.matches(text) ? Optional.of(new AppName(text)) : Optional.empty();
  }

  /** The name itself, so that it can be put into paths, keys and log messages. */
  @Override
  public String toString() {
    return value;
  }
}
