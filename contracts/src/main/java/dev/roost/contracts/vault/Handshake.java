package dev.roost.contracts.vault;

/**
 * A handshake that has begun. The request token's secret stays in the vault.
 *
 * @param id the vault's own; whoever completes the handshake must know it
 * @param authorizeUrl where the user's browser goes
 * @param expiresAt until when it can be completed, ISO-8601 in UTC
 */
public record Handshake(String id, String authorizeUrl, String expiresAt) {

  /** Says nothing of the id and the address. */
  @Override
  public String toString() {
    return "Handshake[until " + expiresAt + "]";
  }
}
