package dev.roost.system.oracle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are compared by content; their text is never printed, it may be private. */
public final class Bytes {

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** These bytes, copied. */
  public static Bytes copyOf(byte[] content) {
    return new Bytes(content.clone());
  }

  /** This text in UTF-8. */
  public static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether this ASCII text is in them. */
  boolean contain(String text) {
    return new String(content, StandardCharsets.ISO_8859_1).contains(text);
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length + " bytes";
  }
}
