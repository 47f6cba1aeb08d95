package dev.roost.vault.oauth2;

import dev.roost.contracts.wire.WireNames;
import java.util.Locale;

/** Why only the user can help. */
public enum ReconnectCause {
  /** X did not take the refresh token. */
  REFUSED("X does not take the user's refresh token any more"),
  /** X was asked for other tokens, and its answer is not known: the old ones may be used up. */
  ANSWER_LOST("X was asked to renew the user's tokens, and its answer was lost"),
  /** The access token has ended, and X gave none to renew it with. */
  NO_REFRESH_TOKEN(
      "the user's access token has ended, and X gave no refresh token (offline.access was not"
          + " granted)"),
  /** The user took the app's access back. */
  REVOKED_BY_USER("the user took the app's access back at X");

  private static final WireNames<ReconnectCause> NAMES =
      WireNames.of(values(), ReconnectCause::text);

  private final String inWords;

  ReconnectCause(String inWords) {
    this.inWords = inWords;
  }

  /** As it is stored and shown: {@code answer-lost}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As a part of a sentence. */
  public String inWords() {
    return inWords;
  }

  /**
   * Reads what is written so.
   *
   * @throws IllegalArgumentException when it is none of these; the message quotes nothing
   */
  public static ReconnectCause of(String text) {
    return NAMES.read(text);
  }
}
