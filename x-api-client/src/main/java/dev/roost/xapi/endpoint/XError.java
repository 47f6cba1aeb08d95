package dev.roost.xapi.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One of the errors in an answer.
 *
 * @param code X's
 * @param message X's, unchecked: not to be passed on
 */
record XError(int code, String message) {

  /** The first error whose code is known, else the first; empty when the body holds none. */
  static Optional<XError> in(String body) {
    JsonNode errors = Json.read(body).path("errors");
    Optional<XError> first = Optional.empty();
    for (JsonNode error : errors) {
      Optional<XError> read = of(error);
      if (read.flatMap(e -> XCode.of(e.code)).isPresent()) {
        return read;
      }
      first = first.or(() -> read);
    }
    return first;
  }

  private static Optional<XError> of(JsonNode error) {
    return Json.number(error.path("code"))
        .filter(code -> code >= 0 && code <= Integer.MAX_VALUE)
        .map(code -> new XError(code.intValue(), error.path("message").asText("")));
  }
}
