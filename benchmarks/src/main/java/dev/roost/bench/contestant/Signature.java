package dev.roost.bench.contestant;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** X's legacy signature, as directly as Java can: the raw limit of checking it. */
public final class Signature {

  private static final String ALGORITHM = "HmacSHA256";

  private final ThreadLocal<Mac> mac;

  /** With this consumer secret. */
  public Signature(String secret) {
    SecretKeySpec key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    this.mac = ThreadLocal.withInitial(() -> fresh(key));
  }

  /** The header's value for a body. */
  public String of(byte[] body) {
    return "sha256=" + Base64.getEncoder().encodeToString(mac.get().doFinal(body));
  }

  boolean fits(@Nullable String sent, byte[] body) {
    return sent != null
        && MessageDigest.isEqual(of(body).getBytes(US_ASCII), sent.getBytes(US_ASCII));
  }

  private static Mac fresh(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
