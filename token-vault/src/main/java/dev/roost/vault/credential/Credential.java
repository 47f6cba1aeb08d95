package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.vault.envelope.Secret;
import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth1.Token;
import dev.roost.xapi.oauth2.CodeVerifier;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An identifier and its secret, as X gives them out in pairs. They are sealed as one, so that no
 * row can pair one's identifier with another's secret.
 */
public record Credential(Secret identifier, Secret secret) {

  /** X's have 40 and more; a shorter one could be found from its fingerprint. */
  private static final int SHORTEST_SECRET = 16;

  private static final int LONGEST = 512;

  /**
   * The pair, if it is whole.
   *
   * @param what its name in the request, for the error
   * @throws ProblemException 400, half of it is missing or cannot be X's
   */
  public static Credential checked(
      String what, @Nullable Secret identifier, @Nullable Secret secret) {
    if (identifier == null || !identifier.isVisibleAscii(1, LONGEST)) {
      throw ProblemException.invalid(
          what, "Its identifier is missing, empty, or not of visible ASCII characters.");
    }
    return new Credential(identifier, checkedSecret(what, secret));
  }

  static Secret checkedSecret(String what, @Nullable Secret secret) {
    if (secret == null || !secret.isVisibleAscii(SHORTEST_SECRET, LONGEST)) {
      throw ProblemException.invalid(
          what,
          "Its secret is missing, or not of 16 to 512 visible ASCII characters. X's have 40"
              + " and more; a space or a line end may have been copied with it.");
    }
    return secret;
  }

  /**
   * A token as X gave it.
   *
   * @throws ProblemException 502, it could not be a token
   */
  public static Credential of(Token token) {
    Credential given =
        new Credential(Secret.of(token.value()), Secret.of(token.secret().exposed()));
    if (!given.identifier.isVisibleAscii(1, LONGEST) || !given.secret.isVisibleAscii(1, LONGEST)) {
      throw ProblemType.X_REFUSED.exception("X's answer holds a token of no known form.");
    }
    return given;
  }

  /** The pair that was packed so. */
  public static Credential unpacked(Secret packed) {
    String pair = text(packed);
    int between = pair.indexOf('\n');
    return new Credential(
        Secret.of(pair.substring(0, between)), Secret.of(pair.substring(between + 1)));
  }

  /** An app's key and secret, to sign with. */
  public Consumer asConsumer() {
    return new Consumer(text(identifier), OAuthSecret.of(text(secret)));
  }

  /** Whether it is called so, in constant time. */
  public boolean isIdentifiedBy(String name) {
    return identifier.sameAs(Secret.of(name));
  }

  /** A token and its secret, to sign with. */
  public Token asToken() {
    return new Token(text(identifier), OAuthSecret.of(text(secret)));
  }

  /** What ties a code to whoever began, where the pair is a state and its code verifier. */
  public CodeVerifier asVerifier() {
    return CodeVerifier.of(text(secret));
  }

  /** A state and its code verifier, to be sealed as one. */
  public static Credential of(String state, CodeVerifier verifier) {
    return new Credential(Secret.of(state), Secret.of(verifier.exposed()));
  }

  private static String text(Secret secret) {
    return new String(secret.exposeSecretBytes(), StandardCharsets.US_ASCII);
  }

  /** Both as they are sealed: identifier, line feed, secret. Neither can hold a line feed. */
  public Secret packed() {
    ByteArrayOutputStream pair = new ByteArrayOutputStream();
    pair.writeBytes(identifier.exposeSecretBytes());
    pair.write('\n');
    pair.writeBytes(secret.exposeSecretBytes());
    return Secret.copyOf(pair.toByteArray());
  }
}
