package dev.roost.xapi.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that X keys webhook signatures with: a consumer secret or an OAuth 2.0 client secret. It
 * can sign, and cannot be read back or printed.
 */
public final class WebhookSecret {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int FINGERPRINT_BYTES = 8;
  private static final byte[] COMPARED = "webhook secret".getBytes(StandardCharsets.UTF_8);

  /** Keyed once and never fed: copies of it do the work, so that threads share nothing. */
  private final Mac keyed;

  /** Stands for the key where secrets are compared. */
  private final WebhookSignature mark;

  private WebhookSecret(Mac keyed) {
    this.keyed = keyed;
    this.mark = sign(COMPARED);
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

  /**
   * 16 lower-case hex digits that tell this secret from others and say nothing about it: the first
   * 8 bytes of the HMAC over a label.
   *
   * @param label the caller's own, always the same; in UTF-8
   */
  public String fingerprint(String label) {
    byte[] hash = hmac(label.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
  }

  private byte[] hmac(byte[] message) {
    try {
      return ((Mac) keyed.clone()).doFinal(message);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The platform's HmacSHA256 can be copied.", e);
    }
  }

  /** Secrets are equal that sign alike; the key itself is never compared. */
  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookSecret that && mark.equals(that.mark);
  }

  @Override
  public int hashCode() {
    return mark.hashCode();
  }

  @Override
  public String toString() {
    return "WebhookSecret[hidden]";
  }
}
