package dev.roost.xapi.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads JSON as X writes it: numbers may be strings, and what is not known is passed over. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** The body as a tree; missing when it is not JSON. */
  public static JsonNode read(String body) {
    try {
      JsonNode tree = MAPPER.readTree(body);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** A number, or a string that holds one. */
  public static Optional<Long> number(JsonNode node) {
    try {
      return node.isValueNode() ? Optional.of(Long.valueOf(node.asText())) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /** An id or another text that must be there; X has sent ids as numbers too. */
  public static String required(JsonNode node, String field) {
    String text = node.path(field).asText("");
    if (text.isEmpty()) {
      throw new UnreadableAnswer();
    }
    return text;
  }

  /** A time; empty when it is none. */
  public static Optional<Instant> time(JsonNode node) {
    try {
      return Optional.of(Instant.parse(node.asText("")));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  /** A success whose body lacks what it is for. Carries nothing of the body. */
  public static final class UnreadableAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says nothing of the body. */
    public UnreadableAnswer() {
      super("X's answer lacks a field it is known to have.", null, false, false);
    }
  }
}
