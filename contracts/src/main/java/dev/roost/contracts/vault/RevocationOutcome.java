package dev.roost.contracts.vault;

/**
 * What a {@link UserRevocation} did.
 *
 * @param outcome {@link #REVOKED}, {@link #NONE} or {@link #NEWER_TOKEN}
 */
public record RevocationOutcome(String outcome) {

  /** The vault's token of the user is erased. */
  public static final String REVOKED = "revoked";

  /** The vault held no live token of the user. */
  public static final String NONE = "none";

  /** The user connected again after that revocation, so it was ignored. */
  public static final String NEWER_TOKEN = "newer-token";
}
