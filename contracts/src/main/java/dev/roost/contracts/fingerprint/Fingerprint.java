package dev.roost.contracts.fingerprint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells one secret from others and says nothing about it: the beginning of an HMAC-SHA256 over a
 * fixed label, keyed with the secret itself. Whoever holds the secret can compute it, nobody needs
 * another key, and token-vault, {@code roost.credentials} and the records' header {@code
 * roost-verified-key} show the same for the same secret.
 *
 * @param value 16 lower-case hex digits, the HMAC's first 8 bytes
 */
public record Fingerprint(@JsonValue String value) {

  /**
   * What the HMAC is made over. It is no JSON object, so that it is never the body of a delivery,
   * whose signature is keyed with the same secret. Changing it changes every fingerprint.
   */
  public static final String LABEL = "roost webhook secret fingerprint";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 8;

  /**
   * The fingerprint of a secret.
   *
   * @param secret its bytes, in UTF-8 where it is text; they are not kept
   * @throws IllegalArgumentException when it is empty
   */
  public static Fingerprint of(byte[] secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] hash = mac.doFinal(LABEL.getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
    }
  }

  /** The digits, so that it can be put into headers, rows and log messages. */
  @Override
  public String toString() {
    return value;
  }
}
