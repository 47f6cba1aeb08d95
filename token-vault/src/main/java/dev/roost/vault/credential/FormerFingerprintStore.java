package dev.roost.vault.credential;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.vault.envelope.RowIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Live secrets whose fingerprint has the form of earlier versions, {@code sha256:} and 16 digits of
 * a plain hash, in the order of the table's primary key.
 */
@ApplicationScoped
class FormerFingerprintStore {

  /** The app of the first such row behind this one; empty when there is none. */
  Uni<Optional<String>> nextApp(SqlClient db, RowIdentity after) {
    return db.preparedQuery(
            """
            select app from token_vault.secret
            where (app, kind, user_id, version) > ($1, $2, $3, $4)
              and ended_at is null and fingerprint like 'sha256:%'
            order by app, kind, user_id, version limit 1
            """)
        .execute(Tuple.of(after.app(), after.kind(), after.userId(), after.version()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("app"))
                .findFirst());
  }

  /** Such rows of one app behind this one. */
  Uni<List<StoredSecret>> some(SqlConnection tx, String app, RowIdentity after, int limit) {
    return tx.preparedQuery(
            """
            select app, kind, user_id, version, key_version, sealed, fingerprint, added_at, ended_at
            from token_vault.secret
            where (app, kind, user_id, version) > ($1, $2, $3, $4)
              and app = $5 and ended_at is null and fingerprint like 'sha256:%'
            order by app, kind, user_id, version limit $6
            """)
        .execute(Tuple.of(after.app(), after.kind(), after.userId(), after.version(), app, limit))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(StoredSecret::from).toList());
  }

  /** The row is shown with this one from now on. */
  Uni<Void> rewrite(SqlConnection tx, RowIdentity row, Fingerprint fingerprint) {
    return tx.preparedQuery(
            """
            update token_vault.secret set fingerprint = $5
            where app = $1 and kind = $2 and user_id = $3 and version = $4 and ended_at is null
            """)
        .execute(Tuple.of(row.app(), row.kind(), row.userId(), row.version(), fingerprint.value()))
        .replaceWithVoid();
  }
}
