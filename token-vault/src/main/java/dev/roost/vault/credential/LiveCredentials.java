package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.envelope.Secret;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Credentials in use, opened. They are read as one moment has them, without the app's lock. */
@ApplicationScoped
public class LiveCredentials {

  private final DataKeys keys;

  LiveCredentials(DataKeys keys) {
    this.keys = keys;
  }

  /**
   * An app's consumer credential, and one more of its secrets.
   *
   * @param consumer signs for the app
   * @param consumerVersion tells whether it is still the same
   * @param other the secret that was asked for, if there is a live one
   */
  public record Found(Credential consumer, int consumerVersion, Optional<Opened> other) {}

  /** A live secret, opened. */
  public record Opened(StoredSecret row, Secret secret) {

    /** It, where it is a pair. */
    public Credential pair() {
      return Credential.unpacked(secret);
    }
  }

  /** The app's consumer credential alone; fails with 404 where there is no such app. */
  public Uni<Found> consumer(SqlClient db, String app) {
    return with(db, app, SecretKind.CONSUMER);
  }

  /** The app's consumer credential and its secret of this kind; fails with 404 likewise. */
  public Uni<Found> with(SqlClient db, String app, SecretKind kind) {
    return find(db, Place.of(app, kind));
  }

  /** The app's consumer credential and the token of this user; fails with 404 likewise. */
  public Uni<Found> withUser(SqlClient db, String app, String userId) {
    return find(db, new Place(app, SecretKind.USER, userId));
  }

  /**
   * The app's OAuth 2.0 client id and secret; fails with 404 where there is no such app, with 409
   * where it has none.
   */
  public Uni<Credential> client(SqlClient db, String app) {
    return select(db, Place.of(app, SecretKind.CLIENT))
        .map(opened -> first(opened, SecretKind.CLIENT))
        .flatMap(client ->
            client
                .map(found -> Uni.createFrom().item(found.pair()))
                .orElseGet(() -> missing(db, app, LiveCredentials::noClient)));
  }

  // One statement, so that a rotation that ends meanwhile cannot take the data key away.
  private Uni<List<Opened>> select(SqlClient db, Place place) {
    return db.preparedQuery(
            """
            select s.*, k.wrapped
            from token_vault.secret s
            join token_vault.data_key k on k.app = s.app and k.version = s.key_version
            where s.app = $1 and s.ended_at is null
              and (s.kind = 'consumer' or (s.kind = $2 and s.user_id = $3))
            """)
        .execute(Tuple.of(place.app(), place.kind().text(), place.userId()))
        .flatMap(rows ->
            Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(this::open)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow)
                .collect()
                .asList());
  }

  private Uni<Found> find(SqlClient db, Place place) {
    return select(db, place)
        .flatMap(opened ->
            first(opened, SecretKind.CONSUMER)
                .map(
                    consumer -> Uni.createFrom().item(found(consumer, first(opened, place.kind()))))
                .orElseGet(() -> missing(db, place.app(), LiveCredentials::noConsumer)));
  }

  /** A bearer that cannot be opened is none: X gives another. Whatever else is, is asked for. */
  private Uni<Optional<Opened>> open(Row row) {
    StoredSecret stored = StoredSecret.from(row);
    return keys.opened(
            stored.row(), stored.keyVersion(), row.getBuffer("wrapped"), stored.liveSealed())
        .map(found -> {
          if (found.isEmpty() && stored.kind() != SecretKind.BEARER) {
            throw unreadable(stored);
          }
          return found.map(secret -> new Opened(stored, secret));
        });
  }

  private static ProblemException unreadable(StoredSecret stored) {
    return ProblemType.UNREADABLE_SECRET.exception(
        "The %s secret of this app, version %d, does not open with the vault's keys. Send it again by its own PUT, or delete it."
            .formatted(stored.row().kind(), stored.row().version()));
  }

  private static Optional<Opened> first(List<Opened> opened, SecretKind kind) {
    return opened.stream().filter(one -> one.row().kind() == kind).findFirst();
  }

  private static Found found(Opened consumer, Optional<Opened> other) {
    return new Found(consumer.pair(), consumer.row().row().version(), other);
  }

  private static <T> Uni<T> missing(
      SqlClient db, String app, Supplier<ProblemException> otherwise) {
    return db.preparedQuery("select 1 from token_vault.app where name = $1")
        .execute(Tuple.of(app))
        .map(rows -> {
          throw rows.size() == 0 ? AppView.unknown() : otherwise.get();
        });
  }

  private static ProblemException noConsumer() {
    return ProblemType.NO_CONSUMER.exception(
        "Nothing can be signed without it. PUT /api/v1/apps/{app} stores its consumer key and"
            + " secret.");
  }

  private static ProblemException noClient() {
    return ProblemType.NO_OAUTH2_CLIENT.exception(
        "Users cannot let the app in by OAuth 2.0 without it. PUT /api/v1/apps/{app} with \"client\""
            + " stores the app's OAuth 2.0 client id and secret.");
  }
}
