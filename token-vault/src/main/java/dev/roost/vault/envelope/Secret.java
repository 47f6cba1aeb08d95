package dev.roost.vault.envelope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Something nobody may see. It can be read from JSON, and neither printed nor written to JSON nor
 * serialised. The only way to its bytes is {@link #exposeSecretBytes()}: search for that name.
 */
@JsonSerialize(using = SecretRefusal.class)
public final class Secret {

  /** Hex digits of a fingerprint: enough to tell secrets apart, too few to search for one. */
  private static final int FINGERPRINT_DIGITS = 16;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The secret with this text, in UTF-8. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Secret of(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The secret with these bytes, copied. */
  public static Secret copyOf(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** The dangerous door: a copy of the bytes. Whoever calls it answers for where they go. */
  public byte[] exposeSecretBytes() {
    return bytes.clone();
  }

  /** Whether both are the same, in constant time. */
  public boolean sameAs(Secret other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }

  /** Whether it has this many visible ASCII characters and nothing else, as all of X's do. */
  public boolean isVisibleAscii(int shortest, int longest) {
    boolean visible = bytes.length >= shortest && bytes.length <= longest;
    for (byte b : bytes) {
      visible &= b > ' ' && b <= '~';
    }
    return visible;
  }

  /**
   * What may be shown: {@code sha256:} and the first 16 hex digits of its SHA-256. Whoever holds
   * the secret can compute it ({@code printf %s "$secret" | sha256sum}) and compare.
   */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash).substring(0, FINGERPRINT_DIGITS);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public String toString() {
    return "Secret(hidden)";
  }
}
