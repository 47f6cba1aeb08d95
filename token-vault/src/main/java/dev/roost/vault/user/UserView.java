package dev.roost.vault.user;

import dev.roost.contracts.credentials.UserCredentialState;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be seen of a user of an app.
 *
 * @param userId X's id
 * @param state {@code active}; {@code missing-scope} where not all that was asked for was granted;
 *     {@code reconnect-needed} where only the user can help; {@code revoking} while X is told
 * @param cause why the user has to connect again: {@code refused}, {@code answer-lost}, {@code
 *     no-refresh-token}, {@code revoked-by-user}; else absent
 * @param changedAt when this became so
 * @param oauth1 the user's token of OAuth 1.0a; absent where none can be used
 * @param oauth2 the user's tokens of OAuth 2.0; absent where the user did not connect so
 */
@Schema(
    name = "User",
    examples =
        """
        {"userId":"2244994945","state":"missing-scope","changedAt":"2026-11-23T22:54:02Z",
         "oauth2":{"fingerprint":"e9db54cafa3c8433","scopes":["tweet.read","users.read"],
          "missingScopes":["dm.read"],"grantedAt":"2026-11-23T22:54:02Z",
          "accessExpiresAt":"2026-11-24T00:54:02Z"}}
        """)
public record UserView(
    String userId,
    @Schema(
            type = SchemaType.STRING,
            enumeration = {"active", "missing-scope", "reconnect-needed", "revoking"})
        UserCredentialState.State state,
    @Schema(
            type = SchemaType.STRING,
            enumeration = {"refused", "answer-lost", "no-refresh-token", "revoked-by-user"})
        UserCredentialState.@Nullable Cause cause,
    Instant changedAt,
    @Nullable OAuth1 oauth1,
    @Nullable OAuth2 oauth2) {

  /**
   * A token of OAuth 1.0a.
   *
   * @param fingerprint of the token's secret
   * @param lastUsedAt when a request was last signed with it, to a minute or two
   */
  @Schema(name = "UserOAuth1")
  public record OAuth1(String fingerprint, Instant addedAt, @Nullable Instant lastUsedAt) {}

  /**
   * Tokens of OAuth 2.0.
   *
   * @param fingerprint of the refresh token, or of the access token where X gave no other
   * @param scopes what the user granted
   * @param missingScopes what was asked for and not granted
   * @param grantedAt when the user consented
   * @param accessExpiresAt when the access token ends; it is renewed when it is needed
   * @param refreshedAt when it was last renewed
   * @param lastUsedAt when X was last called with it, to a minute or two
   */
  @Schema(name = "UserOAuth2")
  public record OAuth2(
      String fingerprint,
      List<String> scopes,
      List<String> missingScopes,
      Instant grantedAt,
      Instant accessExpiresAt,
      @Nullable Instant refreshedAt,
      @Nullable Instant lastUsedAt) {

    public OAuth2 {
      scopes = List.copyOf(scopes);
      missingScopes = List.copyOf(missingScopes);
    }
  }

  /** Reads what {@link UserStore} selects. */
  static UserView from(Row row) {
    String cause = row.getString("cause");
    return new UserView(
        row.getString("user_id"),
        UserCredentialState.State.of(row.getString("state")),
        cause == null ? null : UserCredentialState.Cause.of(cause),
        row.getOffsetDateTime("changed_at").toInstant(),
        row.getString("oauth1_fingerprint") == null ? null : oauth1(row),
        row.getString("oauth2_fingerprint") == null ? null : oauth2(row));
  }

  private static OAuth1 oauth1(Row row) {
    return new OAuth1(
        row.getString("oauth1_fingerprint"),
        row.getOffsetDateTime("added_at").toInstant(),
        instant(row, "oauth1_used_at"));
  }

  private static OAuth2 oauth2(Row row) {
    TreeSet<String> granted = new TreeSet<>(List.of(row.getArrayOfStrings("scopes")));
    TreeSet<String> missing = new TreeSet<>(List.of(row.getArrayOfStrings("requested_scopes")));
    missing.removeAll(granted);
    return new OAuth2(
        row.getString("oauth2_fingerprint"),
        List.copyOf(granted),
        List.copyOf(missing),
        row.getOffsetDateTime("granted_at").toInstant(),
        row.getOffsetDateTime("access_expires_at").toInstant(),
        instant(row, "refreshed_at"),
        instant(row, "last_used_at"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column))
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }
}
