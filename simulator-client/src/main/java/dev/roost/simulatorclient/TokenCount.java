package dev.roost.simulatorclient;

/**
 * What one app asked of X's OAuth 2.0 endpoints for one user.
 *
 * @param app the simulator's name of it
 * @param userId X's id; empty for requests by which no user is known
 * @param tokenRequests requests for tokens of an app that is known, refused ones too
 * @param codes codes that were exchanged for tokens
 * @param usedCodes requests with a code that had been exchanged before
 * @param refreshes refresh tokens that brought new ones
 * @param usedRefreshTokens requests with a refresh token that had been used before
 * @param revocations revocations that were accepted
 */
public record TokenCount(
    String app,
    String userId,
    long tokenRequests,
    long codes,
    long usedCodes,
    long refreshes,
    long usedRefreshTokens,
    long revocations) {

  /** Nothing was asked for. */
  static TokenCount none(String app, String userId) {
    return new TokenCount(app, userId, 0, 0, 0, 0, 0, 0);
  }
}
