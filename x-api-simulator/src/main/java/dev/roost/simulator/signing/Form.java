package dev.roost.simulator.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.simulator.error.XErrorException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Names and values, decoded, in the order in which they were sent. */
public record Form(List<Field> fields) {

  /** One name and its value. */
  public record Field(String name, String value) {}

  /** Reads {@code a=b&c=d}. */
  public static Form of(String text) {
    return new Form(
        Arrays.stream(text.split("&", -1))
            .filter(pair -> !pair.isEmpty())
            .map(Form::field)
            .toList());
  }

  /** The first value of that name. */
  public Optional<String> first(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
  }

  private static Field field(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0
        ? new Field(decode(pair), "")
        : new Field(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw XErrorException.unusable("percent-encoding");
    }
  }
}
