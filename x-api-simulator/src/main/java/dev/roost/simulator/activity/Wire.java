package dev.roost.simulator.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as captured from X: {@code /} as {@code \/}, the angle brackets and all that is not ASCII as
 * lower-case {@code \}{@code uXXXX}. Whoever parses and writes it again gets other bytes.
 */
final class Wire {

  static final ObjectMapper MAPPER = mapper();

  private Wire() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(JsonNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();
    mapper.getFactory().setCharacterEscapes(new Escapes());
    return mapper;
  }

  private static final class Escapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final int[] ASCII = ascii();

    private static int[] ascii() {
      int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
      escapes['/'] = ESCAPE_CUSTOM;
      escapes['<'] = ESCAPE_CUSTOM;
      escapes['>'] = ESCAPE_CUSTOM;
      return escapes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ASCII;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
      return switch (ch) {
        case '/' -> new SerializedString("\\/");
        case '<' -> new SerializedString("\\u003c");
        case '>' -> new SerializedString("\\u003e");
        default -> null;
      };
    }
  }
}
