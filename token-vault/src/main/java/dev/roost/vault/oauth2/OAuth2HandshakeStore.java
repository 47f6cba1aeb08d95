package dev.roost.vault.oauth2;

import dev.roost.contracts.vault.OAuth2ConnectedUser;
import dev.roost.vault.credential.Credential;
import dev.roost.vault.envelope.DataKey;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.envelope.RowIdentity;
import dev.roost.vault.envelope.UnreadableSecrets;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Users on their way through X's page. All times are the database's. */
@ApplicationScoped
class OAuth2HandshakeStore {

  private final DataKeys keys;
  private final UnreadableSecrets unreadable;

  OAuth2HandshakeStore(DataKeys keys, UnreadableSecrets unreadable) {
    this.keys = keys;
    this.unreadable = unreadable;
  }

  /**
   * A handshake that has not expired.
   *
   * @param secrets state and code verifier
   * @param spentAt when a request began to complete it; absent while none did
   * @param user who connected by it; absent while nobody did
   * @param readAt the database's time when this was read
   */
  record Stored(
      Credential secrets,
      String callback,
      SortedSet<String> requestedScopes,
      @Nullable Instant spentAt,
      @Nullable OAuth2ConnectedUser user,
      Instant readAt) {}

  /**
   * Keeps state and code verifier, sealed; the transaction holds the app's lock.
   *
   * @return until when it can be completed
   */
  Uni<Instant> add(
      SqlConnection tx,
      String app,
      String id,
      Credential secrets,
      String callback,
      SortedSet<String> requested,
      Duration ttl) {
    return keys.newest(tx, app)
        .flatMap(key ->
            tx.preparedQuery(
                    """
                    insert into token_vault.oauth2_handshake (id, app, key_version, sealed,
                      callback, requested_scopes, expires_at)
                    values ($1, $2, $3, $4, $5, $6,
                      clock_timestamp() + $7 * interval '1 millisecond')
                    returning expires_at
                    """)
                .execute(
                    Tuple.tuple()
                        .addString(id)
                        .addString(app)
                        .addInteger(key.version())
                        .addBuffer(sealed(key, app, id, secrets))
                        .addString(callback)
                        .addArrayOfString(OAuth2UserStore.array(requested))
                        .addLong(ttl.toMillis())))
        .map(rows -> rows.iterator().next().getOffsetDateTime("expires_at").toInstant());
  }

  private static io.vertx.mutiny.core.buffer.Buffer sealed(
      DataKey key, String app, String id, Credential secrets) {
    return io.vertx.mutiny.core.buffer.Buffer.newInstance(
        Buffer.buffer(key.seal(row(app, id), secrets.packed())));
  }

  /**
   * A handshake that has not expired; it is locked until the transaction ends. One that cannot be
   * opened is none, since nobody can complete it: it is logged and counted until it is removed.
   */
  Uni<Optional<Stored>> lock(SqlConnection tx, String app, String id) {
    return tx.preparedQuery(
            """
            select h.*, k.wrapped, clock_timestamp() as read_at
            from token_vault.oauth2_handshake h
            join token_vault.data_key k on k.app = h.app and k.version = h.key_version
            where h.id = $1 and h.app = $2 and h.expires_at > clock_timestamp()
            for update of h
            """)
        .execute(Tuple.of(id, app))
        .flatMap(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(found -> open(app, id, found))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Optional<Stored>> open(String app, String id, Row found) {
    return keys.opened(
            row(app, id),
            found.getInteger("key_version"),
            found.getBuffer("wrapped"),
            found.getBuffer("sealed").getBytes())
        .map(opened ->
            opened.map(secrets ->
                new Stored(
                    Credential.unpacked(secrets),
                    found.getString("callback"),
                    OAuth2User.scopes(found, "requested_scopes"),
                    Optional.ofNullable(found.getOffsetDateTime("spent_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                    user(found),
                    found.getOffsetDateTime("read_at").toInstant())));
  }

  private static @Nullable OAuth2ConnectedUser user(Row found) {
    @Nullable String userId = found.getString("user_id");
    return userId == null
        ? null
        : connected(
            userId,
            found.getString("username"),
            found.getString("fingerprint"),
            OAuth2User.scopes(found, "scopes"),
            OAuth2User.scopes(found, "requested_scopes"));
  }

  /** Who connected. */
  static OAuth2ConnectedUser connected(
      String userId,
      String username,
      String fingerprint,
      SortedSet<String> granted,
      SortedSet<String> requested) {
    return new OAuth2ConnectedUser(
        userId,
        username,
        fingerprint,
        List.copyOf(granted),
        List.copyOf(OAuth2User.missing(requested, granted)),
        false);
  }

  /** Whether it is there, expired or not; it is locked until the transaction ends. */
  Uni<Boolean> isThere(SqlConnection tx, String app, String id) {
    return tx.preparedQuery(
            "select 1 from token_vault.oauth2_handshake where id = $1 and app = $2 for update")
        .execute(Tuple.of(id, app))
        .map(rows -> rows.size() > 0);
  }

  /**
   * From now on nobody else completes it.
   *
   * @return when that was
   */
  Uni<Instant> spend(SqlConnection tx, String app, String id) {
    return tx.preparedQuery(
            """
            update token_vault.oauth2_handshake set spent_at = clock_timestamp()
            where id = $1 and app = $2 returning spent_at
            """)
        .execute(Tuple.of(id, app))
        .map(rows -> rows.iterator().next().getOffsetDateTime("spent_at").toInstant());
  }

  /** Who connected by it, for whoever asks again; nothing where it has expired and is gone. */
  Uni<Void> complete(SqlConnection tx, String app, String id, OAuth2ConnectedUser user) {
    return tx.preparedQuery(
            """
            update token_vault.oauth2_handshake
            set user_id = $3, username = $4, fingerprint = $5, scopes = $6
            where id = $1 and app = $2
            """)
        .execute(
            Tuple.tuple()
                .addString(id)
                .addString(app)
                .addString(user.userId())
                .addString(user.username())
                .addString(user.fingerprint())
                .addArrayOfString(user.scopes().toArray(String[]::new)))
        .replaceWithVoid();
  }

  /** Ends a handshake; says whether there was one. */
  Uni<Boolean> remove(SqlClient tx, String app, String id) {
    return tx.preparedQuery("delete from token_vault.oauth2_handshake where id = $1 and app = $2")
        .execute(Tuple.of(id, app))
        .invoke(_ -> unreadable.remove(row(app, id)))
        .map(result -> result.rowCount() > 0);
  }

  /** Those that nobody can end any more go. */
  Uni<Void> removeExpired(SqlClient db) {
    return db.preparedQuery(
            """
            delete from token_vault.oauth2_handshake where expires_at <= clock_timestamp()
            returning app, id
            """)
        .execute()
        .invoke(rows ->
            rows.forEach(
                gone -> unreadable.remove(row(gone.getString("app"), gone.getString("id")))))
        .replaceWithVoid();
  }

  private static RowIdentity row(String app, String id) {
    return new RowIdentity(app, "oauth2-handshake", id, 1);
  }
}
