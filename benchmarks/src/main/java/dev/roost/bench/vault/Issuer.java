package dev.roost.bench.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Signs tokens as the company's identity provider or a Kubernetes cluster would: RS256. */
final class Issuer {

  private static final int BITS = 2048;

  /** Longer than a run. */
  private static final Duration LIFETIME = Duration.ofHours(12);

  private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
  private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

  private final String name;
  private final KeyPair keys;
  private final Clock clock;

  /**
   * @param name the {@code iss} of its tokens
   */
  Issuer(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this runtime makes no RSA keys", e);
    }
  }

  String name() {
    return name;
  }

  /** What verifies its tokens: DER in Base64. */
  String publicKey() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /** A token of one of Roost's services for token-vault. */
  String service(String service) {
    return token("system:serviceaccount:roost:" + service, "token-vault", "");
  }

  /** A token of a person with this role for token-vault. */
  String person(String role) {
    return token(role, "roost-token-vault", ",\"roles\":[\"" + role + "\"]");
  }

  private String token(String subject, String audience, String more) {
    long now = clock.instant().getEpochSecond();
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d%s}"
            .formatted(name, subject, audience, subject, now, now + LIFETIME.toSeconds(), more);
    String content =
        base64Url(HEADER.getBytes(US_ASCII)) + "." + base64Url(claims.getBytes(US_ASCII));
    return content + "." + base64Url(signature(content));
  }

  private byte[] signature(String content) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  private static String base64Url(byte[] bytes) {
    return BASE64_URL.encodeToString(bytes);
  }
}
