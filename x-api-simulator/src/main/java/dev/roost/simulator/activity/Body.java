package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** The exact bytes of a body. They are never changed, and only lent. */
public final class Body {

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The body that holds that JSON, escaped as X escapes it. */
  public static Body of(JsonNode json) {
    return new Body(Wire.bytes(json));
  }

  /** A hand-made body. */
  public static Body ofBase64(String base64) {
    return new Body(Base64.getDecoder().decode(base64));
  }

  /** The bytes themselves; not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** The bytes as base64 with padding. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The JSON it holds. */
  public JsonNode json() {
    try {
      return Wire.MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
