package dev.roost.vault.handshake;

import dev.roost.vault.credential.Credential;
import dev.roost.vault.envelope.DataKey;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.envelope.RowIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Handshakes on their way. */
@ApplicationScoped
class HandshakeStore {

  private final DataKeys keys;
  private final Clock clock;

  HandshakeStore(DataKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Keeps a request token, sealed; the transaction holds the app's lock. */
  Uni<Void> add(
      SqlConnection tx, String app, String id, Credential requestToken, Instant expiresAt) {
    return keys.newest(tx, app).flatMap(key -> insert(tx, app, id, key, requestToken, expiresAt));
  }

  private static Uni<Void> insert(
      SqlConnection tx,
      String app,
      String id,
      DataKey key,
      Credential requestToken,
      Instant expiresAt) {
    byte[] sealed = key.seal(row(app, id), requestToken.packed());
    return tx.preparedQuery(
            """
            insert into token_vault.handshake (id, app, key_version, sealed, expires_at)
            values ($1, $2, $3, $4, $5)
            """)
        .execute(
            Tuple.of(
                id, app, key.version(), Buffer.buffer(sealed), expiresAt.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /** The request token of a handshake that is on its way; it is locked until the end. */
  Uni<Optional<Credential>> find(SqlConnection tx, String app, String id) {
    return tx.preparedQuery(
            """
            select h.sealed, h.key_version, k.wrapped
            from token_vault.handshake h
            join token_vault.data_key k on k.app = h.app and k.version = h.key_version
            where h.id = $1 and h.app = $2 and h.expires_at > $3
            for update of h
            """)
        .execute(Tuple.of(id, app, now()))
        .flatMap(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(found -> open(app, id, found).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Credential> open(String app, String id, Row found) {
    return keys.unwrapped(app, found.getInteger("key_version"), buffer(found, "wrapped"))
        .map(key -> key.open(row(app, id), buffer(found, "sealed").getBytes()))
        .map(Credential::unpacked);
  }

  private static io.vertx.mutiny.core.buffer.Buffer buffer(Row row, String column) {
    return row.getBuffer(column);
  }

  private static RowIdentity row(String app, String id) {
    return new RowIdentity(app, "handshake", id, 1);
  }

  /** Ends a handshake; says whether there was one. */
  Uni<Boolean> remove(SqlClient tx, String app, String id) {
    return tx.preparedQuery("delete from token_vault.handshake where id = $1 and app = $2")
        .execute(Tuple.of(id, app))
        .map(result -> result.rowCount() > 0);
  }

  /** Those that nobody can end any more go. */
  Uni<Void> removeExpired(SqlClient db) {
    return db.preparedQuery("delete from token_vault.handshake where expires_at <= $1")
        .execute(Tuple.of(now()))
        .replaceWithVoid();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
