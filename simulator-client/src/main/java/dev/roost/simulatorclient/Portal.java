package dev.roost.simulatorclient;

import org.jspecify.annotations.Nullable;

/**
 * An app's credentials, as X's developer portal shows them to the app's owner.
 *
 * @param consumerKey OAuth 1.0a: the app's name at X
 * @param consumerSecret the key of X's legacy signature
 * @param ownerToken the token of the app's owner
 * @param ownerTokenSecret the secret of that token
 * @param clientId OAuth 2.0; null where the app has none
 * @param clientSecret the key of X's modern signature; null where the app has no OAuth 2.0
 */
public record Portal(
    String consumerKey,
    String consumerSecret,
    String ownerToken,
    String ownerTokenSecret,
    @Nullable String clientId,
    @Nullable String clientSecret) {

  /** Says nothing of the secrets. */
  @Override
  public String toString() {
    return "Portal";
  }
}
