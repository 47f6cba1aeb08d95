package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * The exact bytes of a body. They are never changed; those that are only remembered can be packed.
 */
public final class Body {

  private final int length;
  private byte[] kept;
  private boolean packed;

  private Body(byte[] bytes) {
    this.length = bytes.length;
    this.kept = bytes;
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
  public synchronized byte[] bytes() {
    return packed ? Packing.unpack(kept, length) : kept;
  }

  /** Keeps the bytes in less room from now on; asking for them takes longer. */
  public synchronized void pack() {
    if (!packed) {
      kept = Packing.pack(kept);
      packed = true;
    }
  }

  /** The bytes as base64 with padding. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes());
  }

  /** The JSON it holds. */
  public JsonNode json() {
    try {
      return Wire.MAPPER.readTree(bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
