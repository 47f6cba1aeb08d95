package dev.roost.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.simulatorclient.Portal;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs bodies as X does, by code that shares nothing with Roost's.
 *
 * @param consumerSecret the key of the legacy signature
 * @param clientSecret the key of the modern one
 */
public record Signer(String consumerSecret, String clientSecret) {

  /** With the secrets of an app as the simulator gives it. */
  public static Signer of(Portal app) {
    return new Signer(app.consumerSecret(), Objects.requireNonNull(app.clientSecret()));
  }

  /** The legacy header's value. */
  public String legacy(byte[] body) {
    return sign(consumerSecret, body);
  }

  /** The modern header's value. */
  public String modern(byte[] body) {
    return sign(clientSecret, body);
  }

  private static String sign(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
