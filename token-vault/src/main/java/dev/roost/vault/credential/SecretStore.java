package dev.roost.vault.credential;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.vault.envelope.DataKey;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.envelope.Secret;
import dev.roost.vault.envelope.UnreadableSecrets;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The rows of secrets. Every call is part of a transaction that holds the app's lock. */
@ApplicationScoped
public class SecretStore {

  private final DataKeys keys;
  private final UnreadableSecrets unreadable;
  private final Clock clock;

  SecretStore(DataKeys keys, UnreadableSecrets unreadable, Clock clock) {
    this.keys = keys;
    this.unreadable = unreadable;
    this.clock = clock;
  }

  /** The live secrets in a place, the newest first. */
  public Uni<List<StoredSecret>> live(SqlClient tx, Place place) {
    return all(tx, place).map(rows -> rows.stream().filter(StoredSecret::isLive).toList());
  }

  /** The live secret in a place that is this one, if one is. */
  public Uni<Optional<StoredSecret>> same(SqlConnection tx, Place place, Secret secret) {
    return live(tx, place)
        .flatMap(rows ->
            Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> holding(tx, row, secret))
                .filter(Optional::isPresent)
                .toUni()
                .map(found -> found == null ? Optional.empty() : found));
  }

  private Uni<Optional<StoredSecret>> holding(SqlConnection tx, StoredSecret row, Secret secret) {
    return keys.open(tx, row.row(), row.keyVersion(), row.liveSealed())
        .map(held -> held.filter(secret::sameAs).map(_ -> row));
  }

  /** Puts a secret in a place as its next version, beside those that are live. */
  public Uni<StoredSecret> add(
      SqlConnection tx, Place place, Secret secret, Fingerprint fingerprint) {
    return keys.newest(tx, place.app())
        .flatMap(key ->
            nextVersion(tx, place).map(version -> sealed(key, place, version, secret, fingerprint)))
        .call(row -> insert(tx, row));
  }

  private StoredSecret sealed(
      DataKey key, Place place, int version, Secret secret, Fingerprint fingerprint) {
    byte[] bytes = key.seal(place.version(version), secret);
    return new StoredSecret(
        place.version(version), key.version(), bytes, fingerprint.value(), clock.instant(), null);
  }

  private static Uni<Integer> nextVersion(SqlConnection tx, Place place) {
    return tx.preparedQuery(
            """
            select coalesce(max(version), 0) + 1 as next from token_vault.secret
            where app = $1 and kind = $2 and user_id = $3
            """)
        .execute(Tuple.of(place.app(), place.kind().text(), place.userId()))
        .map(rows -> rows.iterator().next().getInteger("next"));
  }

  private static Uni<Void> insert(SqlConnection tx, StoredSecret secret) {
    return tx.preparedQuery(
            """
            insert into token_vault.secret
              (app, kind, user_id, version, key_version, sealed, fingerprint, added_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """)
        .execute(
            Tuple.from(
                Arrays.asList(
                    secret.row().app(),
                    secret.row().kind(),
                    secret.row().userId(),
                    secret.row().version(),
                    secret.keyVersion(),
                    Buffer.buffer(secret.liveSealed()),
                    secret.fingerprint(),
                    secret.addedAt().atOffset(ZoneOffset.UTC))))
        .replaceWithVoid();
  }

  /** Ends a live secret: its bytes are gone, its fingerprint and times stay. */
  public Uni<Void> end(SqlConnection tx, StoredSecret secret) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    return tx.preparedQuery(
            """
            update token_vault.secret set ended_at = $5, sealed = null, key_version = null
            where app = $1 and kind = $2 and user_id = $3 and version = $4 and ended_at is null
            """)
        .execute(
            Tuple.of(
                secret.row().app(),
                secret.row().kind(),
                secret.row().userId(),
                secret.row().version(),
                now))
        .invoke(_ -> unreadable.remove(secret.row()))
        .replaceWithVoid();
  }

  /** Every secret a place had, the newest first. */
  public Uni<List<StoredSecret>> all(SqlClient tx, Place place) {
    return tx.preparedQuery(
            """
            select app, kind, user_id, version, key_version, sealed, fingerprint, added_at, ended_at
            from token_vault.secret where app = $1 and kind = $2 and user_id = $3
            order by version desc
            """)
        .execute(Tuple.of(place.app(), place.kind().text(), place.userId()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(StoredSecret::from).toList());
  }
}
