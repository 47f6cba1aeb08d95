package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.vault.envelope.Secret;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An identifier and its secret, as X gives them out in pairs. They are sealed as one, so that no
 * row can pair one's identifier with another's secret.
 */
record Credential(Secret identifier, Secret secret) {

  /** X's have 40 and more; a shorter one could be found from its fingerprint. */
  private static final int SHORTEST_SECRET = 16;

  private static final int LONGEST = 512;

  /**
   * The pair, if it is whole.
   *
   * @param what its name in the request, for the error
   * @throws ProblemException 400, half of it is missing or cannot be X's
   */
  static Credential checked(String what, @Nullable Secret identifier, @Nullable Secret secret) {
    if (identifier == null || !identifier.isVisibleAscii(1, LONGEST)) {
      throw ProblemException.invalid(
          what + ": its identifier is missing, empty, or not of visible ASCII characters.");
    }
    return new Credential(identifier, checkedSecret(what, secret));
  }

  static Secret checkedSecret(String what, @Nullable Secret secret) {
    if (secret == null || !secret.isVisibleAscii(SHORTEST_SECRET, LONGEST)) {
      throw ProblemException.invalid(
          what
              + ": its secret is missing, or not of 16 to 512 visible ASCII characters. X's have 40"
              + " and more; a space or a line end may have been copied with it.");
    }
    return secret;
  }

  /** Both as they are sealed: identifier, line feed, secret. Neither can hold a line feed. */
  Secret packed() {
    ByteArrayOutputStream pair = new ByteArrayOutputStream();
    pair.writeBytes(identifier.exposeSecretBytes());
    pair.write('\n');
    pair.writeBytes(secret.exposeSecretBytes());
    return Secret.copyOf(pair.toByteArray());
  }
}
