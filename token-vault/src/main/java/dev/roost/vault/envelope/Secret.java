package dev.roost.vault.envelope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.roost.contracts.fingerprint.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Something nobody may see. It can be read from JSON, and neither printed nor written to JSON nor
 * serialised. The only way to its bytes is {@link #exposeSecretBytes()}: search for that name.
 */
@JsonSerialize(using = SecretRefusal.class)
public final class Secret {

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

  /** What may be shown; whoever holds the secret can compute it and compare. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(bytes);
  }

  @Override
  public String toString() {
    return "Secret(hidden)";
  }
}
