package dev.roost.contracts.vault;

/**
 * What X's callback brought: {@code POST /api/v1/apps/{app}/oauth2/handshakes/{id}/completion}. X
 * takes the code for 30 s.
 *
 * @param state the callback's {@code state}, which must be the handshake's
 * @param code the callback's {@code code}
 */
public record OAuth2Completion(String state, String code) {

  /** Says nothing of either. */
  @Override
  public String toString() {
    return "OAuth2Completion";
  }
}
