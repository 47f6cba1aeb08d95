package dev.roost.vault.oauth2;

import dev.roost.vault.credential.UserTokens;
import dev.roost.xapi.oauth1.Consumer;
import java.time.Instant;

/**
 * The right to ask X once for other tokens of a user.
 *
 * @param user as it was, and of which version the tokens are
 * @param tokens with the refresh token that is sent
 * @param fingerprint of the tokens
 * @param attempt by which it is known whether the right still stands
 * @param claimedAt before X was asked, by the database's clock
 * @param client the app's client id and secret
 */
record RefreshClaim(
    OAuth2User user,
    UserTokens tokens,
    String fingerprint,
    long attempt,
    Instant claimedAt,
    Consumer client) {

  /** Whether this is still the last attempt, on the tokens that it was for. */
  boolean fits(OAuth2User now) {
    return now.version() == user.version() && now.attempt() == attempt;
  }

  /** Nothing of the tokens. */
  @Override
  public String toString() {
    return "RefreshClaim[" + user.app() + ", " + user.userId() + ", " + attempt + "]";
  }
}
