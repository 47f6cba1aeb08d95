package dev.roost.contracts.vault;

/**
 * What X's callback brought: {@code POST /api/v1/apps/{app}/handshakes/{id}/completion}.
 *
 * @param oauthToken the callback's {@code oauth_token}, which must be the handshake's
 * @param verifier the callback's {@code oauth_verifier}
 */
public record HandshakeCompletion(String oauthToken, String verifier) {

  /** Says nothing of either. */
  @Override
  public String toString() {
    return "HandshakeCompletion";
  }
}
