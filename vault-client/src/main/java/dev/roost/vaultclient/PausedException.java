package dev.roost.vaultclient;

import dev.roost.xapi.endpoint.Explanation;
import java.time.Instant;

/**
 * The request was not made: the last ones of the app were all refused, and one is tried from time
 * to time. Holds no secret and no address.
 */
public final class PausedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Explanation explanation;
  private final Instant until;
  private final boolean isXs;

  PausedException(Instant until, boolean isXs, Explanation last) {
    super("Not asked: the last requests of the app were all refused.", null, false, false);
    this.until = until;
    this.isXs = isXs;
    this.explanation =
        new Explanation(
            "Not asked, since the last requests of the app were all refused: " + last.what(),
            last.cause(),
            last.remedy()
                + " One request is tried from time to time, and all go on once it is taken.");
  }

  /** When the next request is tried. */
  public Instant until() {
    return until;
  }

  /** Whether X refused the last one, and not the vault. */
  public boolean isXs() {
    return isXs;
  }

  /** The last refusal, and that this request was not made. */
  public Explanation explanation() {
    return explanation;
  }
}
