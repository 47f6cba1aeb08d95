package dev.roost.xapi.oauth2;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The secret that ties a code to whoever began the authorization (RFC 7636): X is shown its hash
 * first, and itself with the code.
 */
public final class CodeVerifier {

  /** As RFC 7636 recommends: 43 characters. */
  private static final int BYTES = 32;

  private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

  private final String text;

  private CodeVerifier(String text) {
    this.text = text;
  }

  /**
   * Another one.
   *
   * @param random a {@code SecureRandom} outside of tests
   */
  public static CodeVerifier next(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new CodeVerifier(URL_SAFE.encodeToString(bytes));
  }

  /**
   * The verifier that was stored so.
   *
   * @throws IllegalArgumentException when it is of no form that RFC 7636 allows
   */
  public static CodeVerifier of(String text) {
    if (!text.matches("[A-Za-z0-9._~-]{43,128}")) {
      throw new IllegalArgumentException("A code verifier has 43 to 128 unreserved characters.");
    }
    return new CodeVerifier(text);
  }

  /** The challenge by the method {@code S256}. */
  public String challenge() {
    try {
      return URL_SAFE.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text itself, for who stores it encrypted or must send it to X. Never log it. */
  public String exposed() {
    return text;
  }

  @Override
  public String toString() {
    return "CodeVerifier[hidden]";
  }
}
