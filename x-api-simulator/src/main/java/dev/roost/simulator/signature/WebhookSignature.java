package dev.roost.simulator.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * X's signature over a body, a query or a challenge token: {@code sha256=} and the base64 of an
 * HMAC-SHA256.
 */
public final class WebhookSignature {

  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /**
   * The signature of a message.
   *
   * @param secret a consumer secret or a client secret, taken as UTF-8 text
   * @param message the raw bytes, exactly as they are sent
   * @return {@code sha256=<base64 with padding>}
   */
  public static String of(String secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      return "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** The same over text, taken as UTF-8. */
  public static String of(String secret, String message) {
    return of(secret, message.getBytes(UTF_8));
  }
}
