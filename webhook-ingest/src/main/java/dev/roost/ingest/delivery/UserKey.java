package dev.roost.ingest.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads whose delivery a body is, and no more: {@code for_user_id} at the top, or the X Activity
 * API's {@code data.filter.user_id}. Stops as soon as it is found; whether the rest is JSON at all
 * is the router's to say.
 */
final class UserKey {

  /** X's ids have at most 19 digits; what is much longer is no id, and no good as a key. */
  private static final int LONGEST = 64;

  private static final JsonFactory JSON = new JsonFactory();

  private UserKey() {}

  /** The subscribed user's id, empty when the body does not say or cannot be read. */
  static Optional<String> of(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? inBody(parser) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static Optional<String> inBody(JsonParser parser) throws IOException {
    Optional<String> fromEnvelope = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("for_user_id")) {
        return id(parser);
      }
      if (name.equals("data") && parser.currentToken() == JsonToken.START_OBJECT) {
        fromEnvelope = within(parser, "filter", "user_id");
      } else {
        parser.skipChildren();
      }
    }
    return fromEnvelope;
  }

  /** Consumes the object the parser stands on, and finds {@code outer.inner} in it. */
  private static Optional<String> within(JsonParser parser, String outer, String inner)
      throws IOException {
    Optional<String> found = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(outer);
      if (parser.nextToken() == JsonToken.START_OBJECT && wanted) {
        found = field(parser, inner);
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private static Optional<String> field(JsonParser parser, String wanted) throws IOException {
    Optional<String> found = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean here = parser.currentName().equals(wanted);
      parser.nextToken();
      if (here) {
        found = id(parser);
      }
      parser.skipChildren();
    }
    return found;
  }

  private static Optional<String> id(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT ->
          Optional.of(parser.getText()).filter(id -> !id.isEmpty() && id.length() <= LONGEST);
      default -> Optional.empty();
    };
  }
}
