package dev.roost.vault.handshake;

import dev.roost.admin.problem.ProblemException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where X sends a user's browser back to. */
public final class Callback {

  /** No address that browsers and proxies take is longer. */
  private static final int LONGEST = 2048;

  private Callback() {}

  /**
   * The address as X is told.
   *
   * @throws ProblemException 400, it is no absolute web address
   */
  public static String checked(@Nullable String callback) {
    if (callback == null || callback.length() > LONGEST || !isWebAddress(callback)) {
      throw ProblemException.invalid("callback", "It is an absolute http or https address.");
    }
    return callback;
  }

  private static boolean isWebAddress(String text) {
    try {
      URI address = URI.create(text);
      return address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
