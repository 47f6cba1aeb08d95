package dev.roost.contracts.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * X's id of a user, a 64-bit number that is carried as text. In JSON it is a string.
 *
 * @param value 1 to 19 ASCII digits
 */
public record UserId(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("[0-9]{1,19}");

  private static final String RULE = "A user's id is X's: 1 to 19 digits, not the screen name.";

  /**
   * Takes an id of that form.
   *
   * @throws IllegalArgumentException for any other; the message states the rule and quotes nothing
   */
  public UserId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(RULE);
    }
  }

  /**
   * The id with this text.
   *
   * @throws IllegalArgumentException when it has another form; the message states the rule and
   *     quotes nothing
   */
  @JsonCreator
  public static UserId of(String text) {
    return new UserId(text);
  }

  /** The id with this text; empty when it has another form. */
  public static Optional<UserId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new UserId(text)) : Optional.empty();
  }

  /** The id itself, so that it can be put into paths and keys. */
  @Override
  public String toString() {
    return value;
  }
}
