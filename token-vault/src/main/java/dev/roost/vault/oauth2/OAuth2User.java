package dev.roost.vault.oauth2;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user's OAuth 2.0 tokens beside them; all times are the database's.
 *
 * @param version of the last {@code oauth2-user} secret
 * @param scopes what the user granted
 * @param requestedScopes what the user was asked for
 * @param grantedAt when the user last consented
 * @param accessExpiresAt when the access token ends
 * @param refreshedAt when X last gave other tokens for the refresh token
 * @param lastUsedAt when X was last called with them
 * @param cause why only the user can help, in the state that says so
 * @param attempt who asked X for other tokens last; 0 where nobody did
 * @param claimedUntil until when that attempt may be under way; absent once its end is known
 * @param readAt the database's time when this was read
 */
public record OAuth2User(
    String app,
    String userId,
    int version,
    SortedSet<String> scopes,
    SortedSet<String> requestedScopes,
    Instant grantedAt,
    Instant accessExpiresAt,
    @Nullable Instant refreshedAt,
    @Nullable Instant lastUsedAt,
    OAuth2State state,
    @Nullable ReconnectCause cause,
    long attempt,
    @Nullable Instant claimedUntil,
    Instant changedAt,
    Instant readAt) {

  /** The columns of {@code oauth2_user u} that {@link #from} reads. */
  public static final String COLUMNS =
      """
      u.app, u.user_id, u.version, u.scopes, u.requested_scopes, u.granted_at, u.access_expires_at,
      u.refreshed_at, u.last_used_at, u.state, u.cause, u.attempt, u.claimed_until, u.changed_at,
      clock_timestamp() as read_at
      """;

  /** Reads a row with {@link #COLUMNS}. */
  public static OAuth2User from(Row row) {
    @Nullable Long attempt = row.getLong("attempt");
    return new OAuth2User(
        row.getString("app"),
        row.getString("user_id"),
        row.getInteger("version"),
        scopes(row, "scopes"),
        scopes(row, "requested_scopes"),
        row.getOffsetDateTime("granted_at").toInstant(),
        row.getOffsetDateTime("access_expires_at").toInstant(),
        instant(row, "refreshed_at"),
        instant(row, "last_used_at"),
        OAuth2State.of(row.getString("state")),
        Optional.ofNullable(row.getString("cause")).map(ReconnectCause::of).orElse(null),
        attempt == null ? 0 : attempt,
        instant(row, "claimed_until"),
        row.getOffsetDateTime("changed_at").toInstant(),
        row.getOffsetDateTime("read_at").toInstant());
  }

  /** Scopes of an array column, sorted. */
  static SortedSet<String> scopes(Row row, String column) {
    return new TreeSet<>(List.of(row.getArrayOfStrings(column)));
  }

  private static @Nullable Instant instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column))
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  /** What was asked for and not granted. */
  public SortedSet<String> missingScopes() {
    return missing(requestedScopes, scopes);
  }

  /** What was asked for and not granted. */
  static SortedSet<String> missing(SortedSet<String> requested, SortedSet<String> granted) {
    SortedSet<String> missing = new TreeSet<>(requested);
    missing.removeAll(granted);
    return missing;
  }

  /** How long the access token is still valid; negative once it has ended. */
  Duration remaining() {
    return Duration.between(readAt, accessExpiresAt);
  }

  /** Since when there is this access token. */
  Instant obtainedAt() {
    return refreshedAt == null || refreshedAt.isBefore(grantedAt) ? grantedAt : refreshedAt;
  }
}
