package dev.roost.xapi.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that X keys webhook signatures with: a consumer secret or an OAuth 2.0 client secret. It
 * can sign and say its fingerprint, and cannot be read back or printed.
 */
public final class WebhookSecret {

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] FINGERPRINT_LABEL =
      "roost webhook secret fingerprint".getBytes(StandardCharsets.UTF_8);

  /** Keyed once and never fed: copies of it do the work, so that threads share nothing. */
  private final Mac keyed;

  private final String fingerprint;

  private WebhookSecret(Mac keyed) {
    this.keyed = keyed;
    this.fingerprint = HexFormat.of().formatHex(hmac(FINGERPRINT_LABEL), 0, 8);
  }

  /**
   * A secret from its text as X's developer portal shows it.
   *
   * @param text the secret, not empty; its UTF-8 bytes are the key
   * @throws IllegalArgumentException when it is empty
   */
  public static WebhookSecret of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("A webhook secret must not be empty.");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return new WebhookSecret(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
    }
  }

  /** The signature X would send with this message, which is taken byte for byte. */
  public WebhookSignature sign(byte[] message) {
    return new WebhookSignature(hmac(message));
  }

  /** 16 hex digits that tell this secret from others and say nothing about it. */
  public String fingerprint() {
    return fingerprint;
  }

  private byte[] hmac(byte[] message) {
    try {
      return ((Mac) keyed.clone()).doFinal(message);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The platform's HmacSHA256 can be copied.", e);
    }
  }

  /** Equal secrets have equal fingerprints; the key itself is never compared. */
  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookSecret that && fingerprint.equals(that.fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  @Override
  public String toString() {
    return "WebhookSecret[" + fingerprint + "]";
  }
}
