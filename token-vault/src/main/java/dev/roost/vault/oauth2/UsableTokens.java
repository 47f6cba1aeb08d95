package dev.roost.vault.oauth2;

import dev.roost.vault.credential.UserTokens;

/**
 * A user's tokens that X can be called with.
 *
 * @param fingerprint tells them apart
 */
public record UsableTokens(OAuth2User user, UserTokens tokens, String fingerprint) {

  /** The Authorization header's value, which is the access token itself. */
  public String authorization() {
    return tokens.accessToken().authorization();
  }

  /** Nothing of the tokens. */
  @Override
  public String toString() {
    return "UsableTokens[" + fingerprint + "]";
  }
}
