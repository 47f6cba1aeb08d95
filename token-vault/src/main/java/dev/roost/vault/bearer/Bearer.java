package dev.roost.vault.bearer;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.vault.credential.LiveCredentials.Opened;
import dev.roost.vault.envelope.Secret;
import dev.roost.xapi.oauth2.BearerToken;
import java.nio.charset.StandardCharsets;

/** An app's bearer, to be sent to X and nowhere else. */
public record Bearer(Secret secret) {

  static Bearer of(Opened opened) {
    return new Bearer(opened.secret());
  }

  /** The bearer as X gave it. */
  static Bearer of(BearerToken token) {
    return new Bearer(Secret.of(token.exposed()));
  }

  /** Tells bearers apart. */
  public Fingerprint fingerprint() {
    return secret.fingerprint();
  }

  /** Whether it is the one with this fingerprint. */
  boolean is(String refused) {
    return fingerprint().value().equals(refused);
  }

  /** The Authorization header's value, which is the bearer itself. */
  public String authorization() {
    return token().authorization();
  }

  /** The bearer, to have X invalidate it. */
  BearerToken token() {
    return BearerToken.of(new String(secret.exposeSecretBytes(), StandardCharsets.US_ASCII));
  }
}
