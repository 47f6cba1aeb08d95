package dev.roost.contracts.vault;

/**
 * A user who has let the app in; the token is in the vault.
 *
 * @param userId X's id
 * @param screenName the user's name at X, which can change; empty where X gave none
 * @param fingerprint of the user's token secret
 * @param already whether this handshake had been completed before: the request came again
 */
public record ConnectedUser(String userId, String screenName, String fingerprint, boolean already) {

  /** The same user, told again. */
  public ConnectedUser again() {
    return new ConnectedUser(userId, screenName, fingerprint, true);
  }
}
