package dev.roost.contracts.vault;

import java.util.List;

/**
 * A user who has let the app in by OAuth 2.0; the tokens are in the vault.
 *
 * @param userId X's id
 * @param username the user's name at X, which can change; empty where X gave none
 * @param fingerprint of the refresh token, or of the access token where X gave no other
 * @param scopes what X says that it granted, sorted
 * @param missingScopes what was asked for and not granted, sorted
 * @param already whether this handshake had been completed before: the request came again
 */
public record OAuth2ConnectedUser(
    String userId,
    String username,
    String fingerprint,
    List<String> scopes,
    List<String> missingScopes,
    boolean already) {

  /** The same user, told again. */
  public OAuth2ConnectedUser again() {
    return new OAuth2ConnectedUser(userId, username, fingerprint, scopes, missingScopes, true);
  }
}
