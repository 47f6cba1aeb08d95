package dev.roost.vault.credential;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.credential.UserInvalidationStore.Claim;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.envelope.Secret;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Users' tokens that were taken out of use and that X still takes: they stay sealed until X was
 * told. Every call is part of a transaction that holds the app's lock.
 */
@ApplicationScoped
public class RetiredTokens {

  private static final KeyedLogger LOG = KeyedLogger.of(RetiredTokens.class);

  private final SecretStore secrets;
  private final UserInvalidationStore work;
  private final DataKeys keys;

  RetiredTokens(SecretStore secrets, UserInvalidationStore work, DataKeys keys) {
    this.secrets = secrets;
    this.work = work;
    this.keys = keys;
  }

  /** All live tokens of a user end, and X is to be told of each that is not the next one. */
  Uni<Void> retireAll(SqlConnection tx, Place user, Optional<Secret> next) {
    return secrets
        .live(tx, user)
        .flatMap(rows ->
            Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> retire(tx, user, row, next))
                .collect()
                .asList())
        .replaceWithVoid();
  }

  private Uni<Void> retire(SqlConnection tx, Place user, StoredSecret row, Optional<Secret> next) {
    return keys.open(tx, row.row(), row.keyVersion(), row.liveSealed())
        .call(_ -> secrets.end(tx, row))
        .flatMap(opened ->
            opened.isEmpty()
                ? cannotBeTold(row)
                : next.filter(opened.get()::sameAs).isPresent()
                    ? Uni.createFrom().voidItem()
                    : add(tx, user, opened.get()));
  }

  private static Uni<Void> cannotBeTold(StoredSecret row) {
    LOG.warn(
        "User token cannot be opened, and so not be invalidated at X",
        key("app", row.row().app()),
        key("userId", row.row().userId()),
        key("version", row.row().version()));
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> add(SqlConnection tx, Place user, Secret token) {
    Place retired = new Place(user.app(), SecretKind.USER_INVALIDATION, user.userId());
    return consumer(tx, user.app())
        .map(consumer -> consumer.map(RetiredTokens::keyOf))
        .flatMap(key ->
            secrets
                .add(tx, retired, token, Credential.unpacked(token).secret().fingerprint())
                .flatMap(stored -> work.add(tx, stored, key)));
  }

  private static String keyOf(Credential consumer) {
    return consumer.identifier().fingerprint().value();
  }

  private Uni<Optional<Credential>> consumer(SqlConnection tx, String app) {
    return secrets.live(tx, Place.of(app, SecretKind.CONSUMER)).flatMap(rows -> first(tx, rows));
  }

  private Uni<Optional<Credential>> first(SqlConnection tx, List<StoredSecret> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : keys.open(
                tx,
                rows.getFirst().row(),
                rows.getFirst().keyVersion(),
                rows.getFirst().liveSealed())
            .map(opened -> opened.map(Credential::unpacked));
  }

  /** What a token that was taken out of use turns out to be. */
  public sealed interface Retired {

    /** It can be invalidated, signed by this consumer. */
    record Ready(Credential consumer, Credential token) implements Retired {}

    /** X gave the same token again, and it is in use, as a user's or as an owner's. */
    record InUse() implements Retired {}

    /** The app has another consumer key since: X does not know the token under it. */
    record ConsumerReplaced() implements Retired {}

    /** The app has no consumer credential that opens: nothing can be signed for now. */
    record NoConsumer() implements Retired {}

    /** It does not open. */
    record Unreadable() implements Retired {}
  }

  /** Looks at the token of this claim. */
  public Uni<Retired> look(SqlConnection tx, Claim claim) {
    return secrets
        .live(tx, claim.place())
        .map(rows -> rows.stream().filter(row -> row.row().version() == claim.version()).toList())
        .flatMap(rows -> first(tx, rows))
        .flatMap(token ->
            token.isEmpty()
                ? Uni.createFrom().item(new Retired.Unreadable())
                : isInUse(tx, token.get())
                    .flatMap(used ->
                        used
                            ? Uni.createFrom().item(new Retired.InUse())
                            : consumer(tx, claim.app())
                                .map(consumer -> signable(claim, token.get(), consumer))));
  }

  private static Retired signable(Claim claim, Credential token, Optional<Credential> consumer) {
    if (consumer.isEmpty()) {
      return new Retired.NoConsumer();
    }
    String before = claim.consumerKey();
    return before == null || before.equals(keyOf(consumer.get()))
        ? new Retired.Ready(consumer.get(), token)
        : new Retired.ConsumerReplaced();
  }

  /** Whether a user or an owner, of whatever app, has this very token: two names may be one app. */
  public Uni<Boolean> isInUse(SqlClient db, Credential token) {
    return db.preparedQuery(
            """
            select 1 from token_vault.secret
            where fingerprint = $1 and ended_at is null and kind in ('user', 'owner') limit 1
            """)
        .execute(Tuple.of(token.secret().fingerprint().value()))
        .map(rows -> rows.size() > 0);
  }

  /**
   * The work is done with and the token erased, if the claim still holds.
   *
   * @return the token's fingerprint; empty where another replica has taken over
   */
  public Uni<Optional<String>> erase(SqlConnection tx, Claim claim) {
    return work.remove(tx, claim)
        .flatMap(mine ->
            mine
                ? secrets
                    .live(tx, claim.place())
                    .map(rows ->
                        rows.stream()
                            .filter(row -> row.row().version() == claim.version())
                            .findFirst())
                    .flatMap(row ->
                        row.isEmpty()
                            ? Uni.createFrom().item(Optional.<String>empty())
                            : secrets
                                .end(tx, row.get())
                                .replaceWith(Optional.of(row.get().fingerprint())))
                : Uni.createFrom().item(Optional.<String>empty()));
  }
}
