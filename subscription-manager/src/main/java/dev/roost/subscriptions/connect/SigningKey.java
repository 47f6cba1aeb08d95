package dev.roost.subscriptions.connect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that signs what browsers carry: HMAC-SHA256, base64url without padding.
 *
 * @param id as the database numbers it
 * @param secret 32 random bytes
 */
record SigningKey(long id, SecretKeySpec secret) {

  static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  static SigningKey of(long id, byte[] secret) {
    return new SigningKey(id, new SecretKeySpec(secret, ALGORITHM));
  }

  /** The signature of a text. */
  String sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /** Whether the signature is the text's, in constant time. */
  boolean verifies(String text, String signature) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
