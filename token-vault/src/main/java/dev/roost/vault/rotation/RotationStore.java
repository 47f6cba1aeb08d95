package dev.roost.vault.rotation;

import dev.roost.vault.credential.StoredSecret;
import dev.roost.vault.envelope.RowIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rotations, and the rows they still have to seal anew. */
@ApplicationScoped
class RotationStore {

  private final Clock clock;

  RotationStore(Clock clock) {
    this.clock = clock;
  }

  /** The app's last rotation, if it had one. */
  Uni<Optional<Rotation>> last(SqlClient db, String app) {
    return find(db, app, "");
  }

  /** The rotation that this request is answered with: one that runs, or one it began before. */
  Uni<Optional<Rotation>> answering(SqlClient db, String app, @Nullable String requestKey) {
    return find(db, app, requestKey == null ? "-" : requestKey);
  }

  private static Uni<Optional<Rotation>> find(SqlClient db, String app, String requestKey) {
    return db.preparedQuery(
            """
            select r.*, (select count(*)::integer from token_vault.secret s
                         where s.app = r.app and s.ended_at is null
                           and s.key_version < r.key_version) as remaining
            from token_vault.rotation r
            where r.app = $1 and ($2 = '' or r.finished_at is null or r.request_key = $2)
            """)
        .execute(Tuple.of(app, requestKey))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(Rotation::from).findFirst());
  }

  /** A rotation to this key begins. */
  Uni<Void> begin(SqlConnection tx, String app, int keyVersion, @Nullable String requestKey) {
    return tx.preparedQuery(
            """
            insert into token_vault.rotation (app, key_version, request_key, total, started_at)
            select $1, $2, $3, count(*), $4 from token_vault.secret
            where app = $1 and ended_at is null
            on conflict (app) do update set key_version = excluded.key_version,
              request_key = excluded.request_key, total = excluded.total,
              started_at = excluded.started_at, finished_at = null
            """)
        .execute(Tuple.of(app, keyVersion, requestKey, now()))
        .replaceWithVoid();
  }

  /** The apps with a rotation that runs, the longest running first. */
  Uni<List<String>> running(SqlClient db) {
    return db.query(
            "select app from token_vault.rotation where finished_at is null order by started_at")
        .execute()
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("app"))
                .toList());
  }

  /** The app's rotation, if it runs and nobody else works on the app; locks the app. */
  Uni<Optional<Claim>> claim(SqlConnection tx, String app) {
    return tx.preparedQuery(
            """
            select r.app, r.key_version
            from token_vault.rotation r join token_vault.app a on a.name = r.app
            where r.app = $1 and r.finished_at is null
            for update of a skip locked
            """)
        .execute(Tuple.of(app))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Claim(row.getString("app"), row.getInteger("key_version")))
                .findFirst());
  }

  /** Work on one app, which the transaction holds the lock of. */
  record Claim(String app, int keyVersion) {}

  /** Some of the rows that older keys sealed, after this one in a fixed order. */
  Uni<List<StoredSecret>> older(SqlConnection tx, Claim claim, RowIdentity after, int limit) {
    return tx.preparedQuery(
            """
            select app, kind, user_id, version, key_version, sealed, fingerprint, added_at, ended_at
            from token_vault.secret
            where app = $1 and ended_at is null and key_version < $2
              and (kind, user_id, version) > ($3, $4, $5)
            order by kind, user_id, version limit $6
            """)
        .execute(
            Tuple.of(
                claim.app(),
                claim.keyVersion(),
                after.kind(),
                after.userId(),
                after.version(),
                limit))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(StoredSecret::from).toList());
  }

  /** The row is sealed with the new key now. */
  Uni<Void> sealedAnew(SqlConnection tx, Claim claim, StoredSecret secret, byte[] sealed) {
    return tx.preparedQuery(
            """
            update token_vault.secret set sealed = $5, key_version = $6
            where app = $1 and kind = $2 and user_id = $3 and version = $4
            """)
        .execute(
            Tuple.of(
                claim.app(),
                secret.row().kind(),
                secret.row().userId(),
                secret.row().version(),
                Buffer.buffer(sealed),
                claim.keyVersion()))
        .replaceWithVoid();
  }

  /** Nothing is left: the older keys go. */
  Uni<Void> finish(SqlConnection tx, Claim claim) {
    return tx.preparedQuery("delete from token_vault.data_key where app = $1 and version < $2")
        .execute(Tuple.of(claim.app(), claim.keyVersion()))
        .flatMap(_ ->
            tx.preparedQuery("update token_vault.rotation set finished_at = $2 where app = $1")
                .execute(Tuple.of(claim.app(), now())))
        .replaceWithVoid();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
