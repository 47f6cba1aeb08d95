package dev.roost.vault.envelope;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;

/**
 * The apps' data keys: wrapped in the database, bare in memory only. Wrapping and unwrapping is
 * done on a worker: it is quick with a key from a file, and would be a call with one from a KMS.
 * Nothing is cached, so a key made in a transaction that failed is never used.
 */
@ApplicationScoped
public class DataKeys {

  private final MasterKey masterKey;
  private final MasterKeyReplicas replicas;
  private final UnreadableSecrets unreadable;
  private final Vertx vertx;
  private final Clock clock;

  DataKeys(
      MasterKey masterKey,
      MasterKeyReplicas replicas,
      UnreadableSecrets unreadable,
      Vertx vertx,
      Clock clock) {
    this.masterKey = masterKey;
    this.replicas = replicas;
    this.unreadable = unreadable;
    this.vertx = vertx;
    this.clock = clock;
  }

  /**
   * The app's newest key; its first one is made here, and another one where the newest cannot be
   * unwrapped, so that what it sealed can be replaced. The app's row must be locked.
   */
  public Uni<DataKey> newest(SqlConnection tx, String app) {
    return tx.preparedQuery(
            """
            select version, wrapped from token_vault.data_key
            where app = $1 order by version desc limit 1
            """)
        .execute(Tuple.of(app))
        .flatMap(rows -> rows.size() == 0 ? make(tx, app, 1) : unwrapOrMake(tx, app, rows));
  }

  private Uni<DataKey> unwrapOrMake(SqlConnection tx, String app, RowSet<Row> rows) {
    int version = rows.iterator().next().getInteger("version");
    return unwrap(app, rows)
        .onFailure(UnreadableSecretException.class)
        .recoverWithUni(() -> make(tx, app, version + 1));
  }

  /** The app's key of this version. */
  public Uni<DataKey> version(SqlConnection tx, String app, int version) {
    return tx.preparedQuery(
            "select version, wrapped from token_vault.data_key where app = $1 and version = $2")
        .execute(Tuple.of(app, version))
        .flatMap(rows -> unwrap(app, rows));
  }

  /**
   * The secret of a live row.
   *
   * @param keyVersion of the key that sealed it
   * @return empty where it cannot be opened, which is said and counted: others stand alone
   */
  public Uni<Optional<Secret>> open(
      SqlConnection tx, RowIdentity row, int keyVersion, byte[] sealed) {
    return opened(row, version(tx, row.app(), keyVersion), sealed);
  }

  /** The same, where the key's wrapped form was read with the row. */
  public Uni<Optional<Secret>> opened(
      RowIdentity row, int keyVersion, io.vertx.mutiny.core.buffer.Buffer wrapped, byte[] sealed) {
    return opened(row, unwrapped(row.app(), keyVersion, wrapped), sealed);
  }

  private Uni<Optional<Secret>> opened(RowIdentity row, Uni<DataKey> key, byte[] sealed) {
    return key.map(unwrapped -> Optional.of(unwrapped.open(row, sealed)))
        .invoke(_ -> unreadable.remove(row))
        .onFailure(UnreadableSecretException.class)
        .invoke(_ -> unreadable.add(row))
        .onFailure(UnreadableSecretException.class)
        .recoverWithItem(Optional.empty());
  }

  /** The app's key of this version, from its wrapped form as it was read. */
  public Uni<DataKey> unwrapped(
      String app, int version, io.vertx.mutiny.core.buffer.Buffer wrapped) {
    return onWorker(() -> masterKey.unwrap(app, version, wrapped.getDelegate().getBytes()));
  }

  /** A new key for the app, which becomes its newest. The app's row must be locked. */
  public Uni<DataKey> renew(SqlConnection tx, String app) {
    return newest(tx, app).flatMap(newest -> make(tx, app, newest.version() + 1));
  }

  private Uni<DataKey> make(SqlConnection tx, String app, int version) {
    return replicas
        .lockedChoice(tx)
        .flatMap(chosen -> onWorker(() -> masterKey.newDataKey(app, version, chosen.id())))
        .call(wrapped -> insert(tx, app, version, wrapped))
        .flatMap(wrapped -> onWorker(() -> masterKey.unwrap(app, version, wrapped)));
  }

  private Uni<RowSet<Row>> insert(SqlConnection tx, String app, int version, byte[] wrapped) {
    return tx.preparedQuery(
            """
            insert into token_vault.data_key (app, version, wrapped, made_at)
            values ($1, $2, $3, $4)
            """)
        .execute(
            Tuple.of(
                app, version, Buffer.buffer(wrapped), clock.instant().atOffset(ZoneOffset.UTC)));
  }

  private Uni<DataKey> unwrap(String app, RowSet<Row> rows) {
    Iterator<Row> found = rows.iterator();
    if (!found.hasNext()) {
      return Uni.createFrom()
          .failure(new UnreadableSecretException("an app's data key is missing", null));
    }
    Row row = found.next();
    return onWorker(() ->
        masterKey.unwrap(
            app, row.getInteger("version"), row.getBuffer("wrapped").getDelegate().getBytes()));
  }

  private <T> Uni<T> onWorker(java.util.concurrent.Callable<T> tink) {
    return vertx.executeBlocking(tink);
  }
}
