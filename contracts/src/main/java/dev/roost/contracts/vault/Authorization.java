package dev.roost.contracts.vault;

/**
 * The answer to an {@link AuthorizationRequest}. Never stored and never logged.
 *
 * @param authorization the header's value, good for that request
 * @param fingerprint of the secret that signed it, or of the bearer it is
 */
public record Authorization(String authorization, String fingerprint) {

  /** Says nothing of the header. */
  @Override
  public String toString() {
    return "Authorization[" + fingerprint + "]";
  }
}
