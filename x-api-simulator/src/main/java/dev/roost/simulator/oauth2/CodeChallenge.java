package dev.roost.simulator.oauth2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What whoever exchanges a code has to know the answer to (RFC 7636).
 *
 * @param isHashed whether it is the verifier's hash, by S256, or the verifier itself, by plain
 */
record CodeChallenge(String value, boolean isHashed) {

  /** X's own example is shorter than the 43 characters of the RFC. */
  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The challenge of a request; clients write S256 in either case. Empty for anything else. */
  static Optional<CodeChallenge> of(String value, String method) {
    return switch (method.toLowerCase(Locale.ROOT)) {
      case "s256" -> well(value, true);
      case "plain" -> method.equals("plain") ? well(value, false) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Whether the verifier is the one that it was made of. */
  boolean isMetBy(String verifier) {
    String made = isHashed ? hash(verifier) : verifier;
    return MessageDigest.isEqual(made.getBytes(US_ASCII), value.getBytes(US_ASCII));
  }

  @Override
  public String toString() {
    return "CodeChallenge[" + (isHashed ? "S256" : "plain") + "]";
  }

  private static Optional<CodeChallenge> well(String value, boolean isHashed) {
    return GRAMMAR.matcher(value).matches()
        ? Optional.of(new CodeChallenge(value, isHashed))
        : Optional.empty();
  }

  private static String hash(String verifier) {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
