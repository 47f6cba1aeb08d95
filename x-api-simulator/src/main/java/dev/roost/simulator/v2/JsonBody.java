package dev.roost.simulator.v2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A body that must be a JSON object of known fields. */
public final class JsonBody {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String REASON = "InvalidRequestBody";

  private final JsonNode json;

  private JsonBody(JsonNode json) {
    this.json = json;
  }

  /**
   * Reads it.
   *
   * @param fields all that it may have
   * @throws ProblemException 400 for everything else
   */
  public static JsonBody of(@Nullable String text, Set<String> fields) {
    try {
      return of(MAPPER.readTree(text == null ? "" : text), fields);
    } catch (JsonProcessingException e) {
      throw refused("the body is no JSON");
    }
  }

  /** The same of an object inside. */
  public static JsonBody of(@Nullable JsonNode json, Set<String> fields) {
    if (json == null || !json.isObject()) {
      throw refused("an object is required");
    }
    json.fieldNames()
        .forEachRemaining(name -> {
          if (!fields.contains(name)) {
            throw refused("a field is not allowed here");
          }
        });
    return new JsonBody(json);
  }

  /** The text of that field, or 400. */
  public String required(String field) {
    return text(field).orElseThrow(() -> refused(field + " is required"));
  }

  /** The text of that field; 400 if it is something else than text. */
  public Optional<String> text(String field) {
    JsonNode value = json.get(field);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw refused(field + " is text");
    }
    return Optional.of(value.asText());
  }

  /** Whatever is in that field; absent if it is not there. */
  public @Nullable JsonNode get(String field) {
    return json.get(field);
  }

  /** Whether that field is there. */
  public boolean has(String field) {
    return json.has(field);
  }

  /** 400 for a body, whose reason is this simulator's own: X's is not published. */
  public static ProblemException refused(String details) {
    return ProblemException.invalid(REASON, details);
  }
}
