package dev.roost.vault.oauth2;

import dev.roost.vault.credential.Place;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.SecretStore;
import dev.roost.vault.credential.StoredSecret;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.handshake.HandshakeId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Tokens of which X has not said whose they are, under the id of the handshake that they came by.
 * Leases are kept by the database's clock. Whatever seals is part of a transaction that holds the
 * app's lock.
 */
@ApplicationScoped
class PendingStore {

  private final SecretStore secrets;
  private final DataKeys keys;

  PendingStore(SecretStore secrets, DataKeys keys) {
    this.secrets = secrets;
    this.keys = keys;
  }

  /**
   * Pending tokens.
   *
   * @param handshake the id of the handshake
   * @param tokens empty where they cannot be opened
   * @param isAbandoned whether nobody is waited for any more
   * @param lease counts the claims
   * @param failures how often X was asked in vain
   * @param age since the user consented
   */
  record Pending(
      String app,
      String handshake,
      Optional<UserTokens> tokens,
      String fingerprint,
      SortedSet<String> requestedScopes,
      Instant grantedAt,
      boolean isAbandoned,
      long lease,
      int failures,
      Duration age) {}

  /** A piece of work, and whose it is. */
  record Lease(String app, String handshake, long lease) {}

  /**
   * Seals tokens before anybody knows whose they are.
   *
   * @param free when a sweep may look after them, from now on: whoever stores them is at it first
   */
  Uni<StoredSecret> add(
      SqlConnection tx,
      String app,
      String handshake,
      UserTokens tokens,
      SortedSet<String> requested,
      Instant grantedAt,
      Duration free,
      boolean isAbandoned) {
    return secrets
        .add(tx, place(app, handshake), tokens.packed(), tokens.lasting().fingerprint())
        .call(stored ->
            tx.preparedQuery(
                    """
                    insert into token_vault.oauth2_pending (app, user_id, version,
                      requested_scopes, granted_at, abandoned, next_try_at)
                    values ($1, $2, $3, $4, $5, $6,
                      clock_timestamp() + $7 * interval '1 millisecond')
                    """)
                .execute(
                    Tuple.tuple()
                        .addString(app)
                        .addString(handshake)
                        .addInteger(stored.row().version())
                        .addArrayOfString(OAuth2UserStore.array(requested))
                        .addOffsetDateTime(grantedAt.atOffset(ZoneOffset.UTC))
                        .addBoolean(isAbandoned)
                        .addLong(free.toMillis())));
  }

  /** Seals tokens that nobody needs, until X has revoked them. */
  Uni<StoredSecret> addAbandoned(
      SqlConnection tx, String app, UserTokens tokens, Instant grantedAt) {
    return add(
        tx, app, HandshakeId.next(), tokens, new TreeSet<>(), grantedAt, Duration.ZERO, true);
  }

  /** Takes some that are due; each is the caller's for as long as the lease. */
  Uni<List<Lease>> claim(SqlClient db, Duration lease, int limit) {
    return db.preparedQuery(
            """
            update token_vault.oauth2_pending
            set lease = lease + 1,
              next_try_at = clock_timestamp() + $1 * interval '1 millisecond'
            where (app, user_id) in (
              select app, user_id from token_vault.oauth2_pending
              where next_try_at <= clock_timestamp() order by next_try_at limit $2
              for update skip locked)
            returning app, user_id, lease
            """)
        .execute(Tuple.of(lease.toMillis(), limit))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                    new Lease(row.getString("app"), row.getString("user_id"), row.getLong("lease")))
                .toList());
  }

  /** What is pending under a handshake. */
  Uni<Optional<Pending>> find(SqlClient db, String app, String handshake) {
    return select(db, app, handshake, "");
  }

  /** The same; locked until the transaction ends. */
  Uni<Optional<Pending>> lock(SqlConnection tx, String app, String handshake) {
    return select(tx, app, handshake, "for update of p");
  }

  private Uni<Optional<Pending>> select(
      SqlClient db, String app, String handshake, String locking) {
    return db.preparedQuery(
            """
            select p.requested_scopes, p.granted_at, p.abandoned, p.lease, p.failures,
              (extract(epoch from clock_timestamp() - p.granted_at) * 1000)::bigint as age_ms,
              s.*, k.wrapped
            from token_vault.oauth2_pending p
              join token_vault.secret s on s.app = p.app and s.kind = p.kind
                and s.user_id = p.user_id and s.version = p.version and s.ended_at is null
              join token_vault.data_key k on k.app = s.app and k.version = s.key_version
            where p.app = $1 and p.user_id = $2 %s
            """
                .formatted(locking))
        .execute(Tuple.of(app, handshake))
        .flatMap(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> pending(app, handshake, row).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Pending> pending(String app, String handshake, Row row) {
    StoredSecret stored = StoredSecret.from(row);
    return keys.opened(
            stored.row(), stored.keyVersion(), row.getBuffer("wrapped"), stored.liveSealed())
        .map(opened ->
            new Pending(
                app,
                handshake,
                opened.map(UserTokens::unpacked),
                stored.fingerprint(),
                OAuth2User.scopes(row, "requested_scopes"),
                row.getOffsetDateTime("granted_at").toInstant(),
                row.getBoolean("abandoned"),
                row.getLong("lease"),
                row.getInteger("failures"),
                Duration.ofMillis(row.getLong("age_ms"))));
  }

  /** Nobody waits for them any more; a sweep has X revoke them. */
  Uni<Boolean> abandon(SqlConnection tx, String app, String handshake) {
    return tx.preparedQuery(
            """
            update token_vault.oauth2_pending
            set abandoned = true, next_try_at = clock_timestamp()
            where app = $1 and user_id = $2
            """)
        .execute(Tuple.of(app, handshake))
        .map(result -> result.rowCount() == 1);
  }

  /** Lets one go until after a pause, unless another has taken over. */
  Uni<Void> postpone(SqlClient db, Pending pending, Duration pause, String failure) {
    return db.preparedQuery(
            """
            update token_vault.oauth2_pending
            set next_try_at = clock_timestamp() + $4 * interval '1 millisecond',
              failures = failures + 1, last_failure = $5
            where app = $1 and user_id = $2 and lease = $3
            """)
        .execute(
            Tuple.of(
                pending.app(), pending.handshake(), pending.lease(), pause.toMillis(), failure))
        .replaceWithVoid();
  }

  /** They are another's now, or revoked: here they end. */
  Uni<Void> end(SqlConnection tx, String app, String handshake) {
    return tx.preparedQuery(
            "delete from token_vault.oauth2_pending where app = $1 and user_id = $2")
        .execute(Tuple.of(app, handshake))
        .flatMap(_ -> secrets.live(tx, place(app, handshake)))
        .flatMap(rows ->
            rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : secrets.end(tx, rows.getFirst()).replaceWithVoid());
  }

  private static Place place(String app, String handshake) {
    return new Place(app, SecretKind.OAUTH2_PENDING, handshake);
  }
}
