package dev.roost.contracts.vault;

/**
 * An authorization that has begun. The code verifier (RFC 7636) stays in the vault.
 *
 * @param id the vault's own; whoever completes the handshake must know it
 * @param state what X gives back beside the code; whose browser carries it has begun this one
 * @param authorizeUrl where the user's browser goes
 * @param expiresAt until when it can be completed, ISO-8601 in UTC
 */
public record OAuth2Handshake(String id, String state, String authorizeUrl, String expiresAt) {

  /** Says nothing of the id, the state and the address. */
  @Override
  public String toString() {
    return "OAuth2Handshake[until " + expiresAt + "]";
  }
}
