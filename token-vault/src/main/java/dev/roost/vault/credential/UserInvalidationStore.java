package dev.roost.vault.credential;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens X is to be told of, and who is at it: in a table for OAuth 1.0a and one for OAuth
 * 2.0. Leases are kept by the database's clock, the same for all replicas.
 */
@ApplicationScoped
public class UserInvalidationStore {

  /**
   * A token that is held by a lease.
   *
   * @param kind {@link SecretKind#USER_INVALIDATION} or {@link SecretKind#OAUTH2_REVOCATION}
   * @param version of its row
   * @param lease counts the claims: who has an older one has lost it
   * @param failures how often it was tried in vain
   * @param age since it was taken out of use
   * @param consumerKey fingerprint of the consumer key then, or of the client id, where it could be
   *     told
   */
  public record Claim(
      SecretKind kind,
      String app,
      String userId,
      int version,
      long lease,
      int failures,
      Duration age,
      @Nullable String consumerKey) {

    Place place() {
      return new Place(app, kind, userId);
    }
  }

  /** Names of tables, and nothing from outside, become part of a statement. */
  private static String in(SecretKind kind, String sql) {
    return sql.formatted(
        switch (kind) {
          case USER_INVALIDATION -> "token_vault.user_invalidation";
          case OAUTH2_REVOCATION -> "token_vault.oauth2_revocation";
          default -> throw new IllegalArgumentException("X is not told of " + kind.text() + ".");
        });
  }

  /** A token waits to be invalidated. */
  Uni<Void> add(SqlConnection tx, StoredSecret token, Optional<String> consumerKey) {
    return tx.preparedQuery(
            in(
                token.kind(),
                """
                insert into %s (app, user_id, version, consumer_key) values ($1, $2, $3, $4)
                """))
        .execute(
            Tuple.of(
                token.row().app(),
                token.row().userId(),
                token.row().version(),
                consumerKey.orElse(null)))
        .replaceWithVoid();
  }

  /** Takes some that are due; each is the caller's for as long as the lease. */
  public Uni<List<Claim>> claim(SqlClient db, SecretKind kind, Duration lease, int limit) {
    return db.preparedQuery(
            in(
                kind,
                """
                update %1$s
                set lease = lease + 1,
                  next_try_at = clock_timestamp() + $1 * interval '1 millisecond'
                where (app, user_id, version) in (
                  select app, user_id, version from %1$s
                  where next_try_at <= clock_timestamp() order by next_try_at limit $2
                  for update skip locked)
                returning app, user_id, version, lease, failures, consumer_key,
                  (extract(epoch from clock_timestamp() - wanted_at) * 1000)::bigint as age_ms
                """))
        .execute(Tuple.of(lease.toMillis(), limit))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(row -> claim(kind, row)).toList());
  }

  private static Claim claim(SecretKind kind, Row row) {
    return new Claim(
        kind,
        row.getString("app"),
        row.getString("user_id"),
        row.getInteger("version"),
        row.getLong("lease"),
        row.getInteger("failures"),
        Duration.ofMillis(row.getLong("age_ms")),
        row.getString("consumer_key"));
  }

  /** Begins the lease anew, where it has not ended; whether it did. */
  public Uni<Boolean> renew(SqlClient db, Claim claim, Duration lease) {
    return db.preparedQuery(
            in(
                claim.kind(),
                """
                update %s set next_try_at = clock_timestamp() + $5 * interval '1 millisecond'
                where app = $1 and user_id = $2 and version = $3 and lease = $4
                  and next_try_at > clock_timestamp()
                """))
        .execute(
            Tuple.of(claim.app(), claim.userId(), claim.version(), claim.lease(), lease.toMillis()))
        .map(result -> result.rowCount() == 1);
  }

  /**
   * Lets one go until after a pause.
   *
   * @param failure why it was tried in vain; empty where it was not tried
   */
  public Uni<Void> postpone(SqlClient db, Claim claim, Duration pause, Optional<String> failure) {
    return db.preparedQuery(
            in(
                claim.kind(),
                """
                update %s
                set next_try_at = clock_timestamp() + $5 * interval '1 millisecond',
                  failures = failures + (case when $6::text is null then 0 else 1 end),
                  last_failure = coalesce($6::text, last_failure)
                where app = $1 and user_id = $2 and version = $3 and lease = $4
                """))
        .execute(
            Tuple.of(
                claim.app(),
                claim.userId(),
                claim.version(),
                claim.lease(),
                pause.toMillis(),
                failure.orElse(null)))
        .replaceWithVoid();
  }

  /** It is done with, if the claim still holds; whether it does. */
  Uni<Boolean> remove(SqlConnection tx, Claim claim) {
    return tx.preparedQuery(
            in(
                claim.kind(),
                """
                delete from %s where app = $1 and user_id = $2 and version = $3 and lease = $4
                """))
        .execute(Tuple.of(claim.app(), claim.userId(), claim.version(), claim.lease()))
        .map(result -> result.rowCount() == 1);
  }

  /** What of OAuth 1.0a waits for a user, the oldest where there are several. */
  Uni<Optional<UserTokenView.Invalidation>> pending(SqlClient db, Place user) {
    return db.preparedQuery(
            """
            select wanted_at, failures, last_failure from token_vault.user_invalidation
            where app = $1 and user_id = $2 order by wanted_at limit 1
            """)
        .execute(Tuple.of(user.app(), user.userId()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                    new UserTokenView.Invalidation(
                        row.getOffsetDateTime("wanted_at").toInstant(),
                        row.getInteger("failures"),
                        row.getString("last_failure")))
                .findFirst());
  }
}
