package dev.roost.router.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * X's JSON in and out. Numbers keep every digit they came with, since a part that is written anew
 * must say what X said.
 */
public final class Json {

  /** Deepest nesting that is read; X's own Posts nest about ten deep. */
  public static final int MAX_DEPTH = 200;

  // Names and strings are bounded by the body (4 MiB at ingest); numbers because arithmetic on very
  // long ones is slow.
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxNumberLength(1_000)
          .maxNameLength(50_000)
          .maxStringLength(8 * 1024 * 1024)
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  // Else characters beyond the basic plane, emoji first of all, are written as two
                  // escapes, which are three times as long.
                  .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /**
   * Reads one JSON document.
   *
   * @throws IOException when it is not JSON, empty, followed by something else, or beyond the
   *     limits; its message may quote the body and must not be passed on
   */
  public static JsonNode read(byte[] body) throws IOException {
    JsonNode node = tree(body);
    if (node == null || node.isMissingNode()) {
      throw new IOException("empty");
    }
    return node;
  }

  // Jackson lets BigDecimal's own complaint about an exponent without end pass.
  private static @Nullable JsonNode tree(byte[] body) throws IOException {
    try {
      return MAPPER.readTree(body);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IOException("a number beyond all bounds", e);
    }
  }

  /**
   * Writes a tree or a record as UTF-8 JSON. Only what must be is escaped, and half a surrogate
   * pair, which UTF-8 does not have.
   */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
