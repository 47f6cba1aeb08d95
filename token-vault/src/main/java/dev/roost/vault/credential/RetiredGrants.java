package dev.roost.vault.credential;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.credential.UserInvalidationStore.Claim;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.envelope.Secret;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Users' OAuth 2.0 tokens that were taken out of use and that X still takes: they stay sealed until
 * X has revoked them. Every call is part of a transaction that holds the app's lock.
 */
@ApplicationScoped
public class RetiredGrants {

  private static final KeyedLogger LOG = KeyedLogger.of(RetiredGrants.class);

  private final SecretStore secrets;
  private final UserInvalidationStore work;
  private final DataKeys keys;

  RetiredGrants(SecretStore secrets, UserInvalidationStore work, DataKeys keys) {
    this.secrets = secrets;
    this.work = work;
    this.keys = keys;
  }

  /**
   * The user's tokens end, X is to be told, and nothing is known of the user any more.
   *
   * @return fingerprints of what ended
   */
  Uni<List<String>> retireAll(SqlConnection tx, String app, String userId) {
    return secrets
        .live(tx, new Place(app, SecretKind.OAUTH2_USER, userId))
        .flatMap(rows ->
            Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> retire(tx, row))
                .collect()
                .asList())
        .call(_ ->
            tx.preparedQuery("delete from token_vault.oauth2_user where app = $1 and user_id = $2")
                .execute(Tuple.of(app, userId)));
  }

  private Uni<String> retire(SqlConnection tx, StoredSecret row) {
    return keys.open(tx, row.row(), row.keyVersion(), row.liveSealed())
        .call(_ -> secrets.end(tx, row))
        .call(opened ->
            opened.isEmpty()
                ? cannotBeTold(row)
                : add(tx, row.row().app(), row.row().userId(), opened.get()))
        .replaceWith(row.fingerprint());
  }

  private static Uni<Void> cannotBeTold(StoredSecret row) {
    LOG.warn(
        "User tokens cannot be opened, and so not be revoked at X",
        key("app", row.row().app()),
        key("userId", row.row().userId()),
        key("version", row.row().version()));
    return Uni.createFrom().voidItem();
  }

  /**
   * X is to be told of these tokens: it gave them after the user was disconnected, so that they
   * never came into use.
   */
  public Uni<Void> retire(SqlConnection tx, String app, String userId, UserTokens tokens) {
    return add(tx, app, userId, tokens.packed());
  }

  private Uni<Void> add(SqlConnection tx, String app, String userId, Secret packed) {
    Place place = new Place(app, SecretKind.OAUTH2_REVOCATION, userId);
    return client(tx, app)
        .map(client -> client.map(RetiredGrants::keyOf))
        .flatMap(key ->
            secrets
                .add(tx, place, packed, UserTokens.unpacked(packed).lasting().fingerprint())
                .flatMap(stored -> work.add(tx, stored, key)));
  }

  private static String keyOf(Credential client) {
    return client.identifier().fingerprint().value();
  }

  private Uni<Optional<Credential>> client(SqlConnection tx, String app) {
    return secrets
        .live(tx, Place.of(app, SecretKind.CLIENT))
        .flatMap(rows -> first(tx, rows.stream()))
        .map(opened -> opened.map(Credential::unpacked));
  }

  private Uni<Optional<Secret>> first(SqlConnection tx, Stream<StoredSecret> rows) {
    return rows.findFirst()
        .map(row -> keys.open(tx, row.row(), row.keyVersion(), row.liveSealed()))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  /** What tokens that were taken out of use turn out to be. */
  public sealed interface Retired {

    /** They can be revoked, by this client. */
    record Ready(Credential client, UserTokens tokens) implements Retired {}

    /** The user has connected again: X might end what they granted anew with these. */
    record ConnectedAgain() implements Retired {}

    /** The app has another client id since: X does not know the tokens under it. */
    record ClientReplaced() implements Retired {}

    /** The app has no OAuth 2.0 client that opens: X cannot be asked for now. */
    record NoClient() implements Retired {}

    /** They do not open. */
    record Unreadable() implements Retired {}
  }

  /** Looks at the tokens of this claim. */
  public Uni<Retired> look(SqlConnection tx, Claim claim) {
    return secrets
        .live(tx, claim.place())
        .flatMap(
            rows -> first(tx, rows.stream().filter(row -> row.row().version() == claim.version())))
        .flatMap(packed ->
            packed.isEmpty()
                ? Uni.createFrom().item(new Retired.Unreadable())
                : isConnected(tx, claim)
                    .flatMap(connected ->
                        connected
                            ? Uni.createFrom().item(new Retired.ConnectedAgain())
                            : client(tx, claim.app())
                                .map(client ->
                                    revocable(claim, UserTokens.unpacked(packed.get()), client))));
  }

  private static Retired revocable(Claim claim, UserTokens tokens, Optional<Credential> client) {
    if (client.isEmpty()) {
      return new Retired.NoClient();
    }
    String before = claim.consumerKey();
    return before == null || before.equals(keyOf(client.get()))
        ? new Retired.Ready(client.get(), tokens)
        : new Retired.ClientReplaced();
  }

  /**
   * Whether the user has tokens in use, for this app or for another name of it, which has the same
   * client secret. X does not say whether revoking one token ends all that the user granted.
   */
  private static Uni<Boolean> isConnected(SqlConnection tx, Claim claim) {
    return tx.preparedQuery(
            """
            select 1 from token_vault.secret u
            where u.kind = 'oauth2-user' and u.user_id = $2 and u.ended_at is null
              and (u.app = $1 or u.app in (
                select other.app from token_vault.secret other
                  join token_vault.secret own on own.fingerprint = other.fingerprint
                where own.app = $1 and own.kind = 'client' and own.ended_at is null
                  and other.kind = 'client' and other.ended_at is null))
            limit 1
            """)
        .execute(Tuple.of(claim.app(), claim.userId()))
        .map(rows -> rows.size() > 0);
  }
}
