package dev.roost.vault.oauth2;

import dev.roost.contracts.wire.WireNames;
import java.util.Locale;

/** How a user's OAuth 2.0 tokens stand. */
public enum OAuth2State {
  /** They can be used, for everything that was asked for. */
  ACTIVE,
  /** They can be used, and the user did not grant all that was asked for. */
  MISSING_SCOPE,
  /** They cannot be used any more; only the user can help. The cause says why. */
  RECONNECT_NEEDED,
  /** They were taken out of use, and X is being told. */
  REVOKING;

  private static final WireNames<OAuth2State> NAMES = WireNames.of(values(), OAuth2State::text);

  /** As it is stored and shown: {@code reconnect-needed}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what is written so.
   *
   * @throws IllegalArgumentException when it is none of these; the message quotes nothing
   */
  public static OAuth2State of(String text) {
    return NAMES.read(text);
  }

  /** Whether X may be called with the tokens. */
  public boolean isUsable() {
    return this == ACTIVE || this == MISSING_SCOPE;
  }
}
