package dev.roost.vault.user;

import dev.roost.vault.envelope.Secret;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of an import: one user, with what another system has of them.
 *
 * @param userId X's id
 * @param oauth1 the user's access token of OAuth 1.0a, as X gave it to this app
 * @param oauth2 the user's tokens of OAuth 2.0, as X gave them to this app's client
 */
@Schema(
    examples =
        """
        {"userId":"2244994945","oauth2":{"refreshToken":"<...>","scopes":["tweet.read","users.read"]}}
        """)
record ImportLine(@Nullable String userId, @Nullable OAuth1 oauth1, @Nullable OAuth2 oauth2) {

  /** A token and its secret. */
  @Schema(name = "ImportedOAuth1")
  record OAuth1(
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret token,
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret secret) {}

  /**
   * Tokens of one answer of X.
   *
   * @param accessToken where the other system has it; it is renewed before its first use without
   *     {@code expiresAt}
   * @param refreshToken which nobody else may use any more: X takes it once
   * @param scopes what the user granted
   * @param expiresAt when the access token ends, ISO-8601 in UTC
   */
  @Schema(name = "ImportedOAuth2")
  record OAuth2(
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret accessToken,
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret refreshToken,
      @Nullable List<String> scopes,
      @Nullable String expiresAt) {}
}
