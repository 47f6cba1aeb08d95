package dev.roost.vault.handshake;

import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.vault.credential.Credential;
import dev.roost.vault.envelope.DataKey;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.envelope.RowIdentity;
import dev.roost.vault.envelope.Secret;
import dev.roost.vault.envelope.UnreadableSecrets;
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
import org.jspecify.annotations.Nullable;

/** Handshakes on their way. */
@ApplicationScoped
class HandshakeStore {

  private final DataKeys keys;
  private final UnreadableSecrets unreadable;
  private final Clock clock;

  HandshakeStore(DataKeys keys, UnreadableSecrets unreadable, Clock clock) {
    this.keys = keys;
    this.unreadable = unreadable;
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

  /**
   * A handshake that has not expired; it is locked until the transaction ends. One that cannot be
   * opened is none, since nobody can complete it: it is logged and counted until it is removed.
   */
  Uni<Optional<StoredHandshake>> lock(SqlConnection tx, String app, String id) {
    return tx.preparedQuery(
            """
            select h.sealed, h.key_version, k.wrapped, h.spent_at, h.user_id, h.screen_name,
              h.fingerprint
            from token_vault.handshake h
            join token_vault.data_key k on k.app = h.app and k.version = h.key_version
            where h.id = $1 and h.app = $2 and h.expires_at > $3
            for update of h
            """)
        .execute(Tuple.of(id, app, now()))
        .flatMap(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(found -> open(app, id, found))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Optional<StoredHandshake>> open(String app, String id, Row found) {
    return keys.opened(
            row(app, id),
            found.getInteger("key_version"),
            buffer(found, "wrapped"),
            buffer(found, "sealed").getBytes())
        .map(opened -> opened.map(requestToken -> handshake(found, requestToken)));
  }

  private static StoredHandshake handshake(Row found, Secret requestToken) {
    return new StoredHandshake(
        Credential.unpacked(requestToken),
        Optional.ofNullable(found.getOffsetDateTime("spent_at"))
            .map(OffsetDateTime::toInstant)
            .orElse(null),
        user(found));
  }

  private static @Nullable ConnectedUser user(Row found) {
    @Nullable String userId = found.getString("user_id");
    return userId == null
        ? null
        : new ConnectedUser(
            userId, found.getString("screen_name"), found.getString("fingerprint"), true);
  }

  private static io.vertx.mutiny.core.buffer.Buffer buffer(Row row, String column) {
    return row.getBuffer(column);
  }

  private static RowIdentity row(String app, String id) {
    return new RowIdentity(app, "handshake", id, 1);
  }

  /** From now on nobody else completes it. */
  Uni<Void> spend(SqlConnection tx, String app, String id) {
    return tx.preparedQuery(
            "update token_vault.handshake set spent_at = $3 where id = $1 and app = $2")
        .execute(Tuple.of(id, app, now()))
        .replaceWithVoid();
  }

  /** Who connected by it, for whoever asks again. */
  Uni<Void> complete(SqlConnection tx, String app, String id, ConnectedUser user) {
    return tx.preparedQuery(
            """
            update token_vault.handshake
            set user_id = $3, screen_name = $4, fingerprint = $5
            where id = $1 and app = $2
            """)
        .execute(Tuple.of(id, app, user.userId(), user.screenName(), user.fingerprint()))
        .replaceWithVoid();
  }

  /** Ends a handshake; says whether there was one. */
  Uni<Boolean> remove(SqlClient tx, String app, String id) {
    return tx.preparedQuery("delete from token_vault.handshake where id = $1 and app = $2")
        .execute(Tuple.of(id, app))
        .invoke(_ -> unreadable.remove(row(app, id)))
        .map(result -> result.rowCount() > 0);
  }

  /** Those that nobody can end any more go. */
  Uni<Void> removeExpired(SqlClient db) {
    return db.preparedQuery(
            "delete from token_vault.handshake where expires_at <= $1 returning app, id")
        .execute(Tuple.of(now()))
        .invoke(rows ->
            rows.forEach(
                gone -> unreadable.remove(row(gone.getString("app"), gone.getString("id")))))
        .replaceWithVoid();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
