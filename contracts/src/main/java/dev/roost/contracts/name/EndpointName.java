package dev.roost.contracts.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Roost's own name of one webhook of an app. It is part of paths, record keys and headers. In JSON
 * it is a string.
 *
 * @param value 1 to 63 ASCII letters, digits, dots and hyphens, the first a letter or digit
 */
public record EndpointName(@JsonValue String value) {

  private static final String RULE = PlainName.rule("An endpoint's name");

  /**
   * Takes a name of that form.
   *
   * @throws IllegalArgumentException for any other; the message states the rule and quotes nothing
   */
  public EndpointName {
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
  public static EndpointName of(String text) {
    return new EndpointName(text);
  }

  /** The name with this text; empty when it has another form. */
  public static Optional<EndpointName> parse(String text) {
    return PlainName.matches(text) ? Optional.of(new EndpointName(text)) : Optional.empty();
  }

  /** The name itself, so that it can be put into paths, keys and log messages. */
  @Override
  public String toString() {
    return value;
  }
}
