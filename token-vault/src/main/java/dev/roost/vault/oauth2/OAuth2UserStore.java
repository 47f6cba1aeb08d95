package dev.roost.vault.oauth2;

import dev.roost.vault.credential.Place;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.SecretStore;
import dev.roost.vault.credential.StoredSecret;
import dev.roost.vault.credential.UserStates;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.envelope.DataKeys;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Users' OAuth 2.0 tokens and what is known of them. Whatever seals a token is part of a
 * transaction that holds the app's lock.
 */
@ApplicationScoped
public class OAuth2UserStore {

  private final SecretStore secrets;
  private final DataKeys keys;
  private final UserStates states;

  OAuth2UserStore(SecretStore secrets, DataKeys keys, UserStates states) {
    this.secrets = secrets;
    this.keys = keys;
    this.states = states;
  }

  /**
   * A user with the tokens.
   *
   * @param tokens empty where none are live
   * @param fingerprint of the tokens; empty where none are live
   */
  public record Found(OAuth2User user, Optional<UserTokens> tokens, String fingerprint) {}

  /**
   * The user with the tokens as one moment has them, without a lock; empty where nobody ever
   * connected so. Tokens that cannot be opened are none, which is logged and counted.
   */
  public Uni<Optional<Found>> find(SqlClient db, String app, String userId) {
    return select(db, app, userId, "");
  }

  /** The same; the user is locked until the transaction ends. */
  public Uni<Optional<Found>> lock(SqlConnection tx, String app, String userId) {
    return select(tx, app, userId, "for update of u");
  }

  // One statement, so that a rotation that ends meanwhile cannot take the data key away.
  private Uni<Optional<Found>> select(SqlClient db, String app, String userId, String locking) {
    return db.preparedQuery(
            """
            select %s, s.key_version, s.sealed, s.fingerprint, s.added_at, s.ended_at, s.kind,
              k.wrapped
            from token_vault.oauth2_user u
              left join token_vault.secret s on s.app = u.app and s.kind = u.kind
                and s.user_id = u.user_id and s.version = u.version and s.ended_at is null
              left join token_vault.data_key k on k.app = s.app and k.version = s.key_version
            where u.app = $1 and u.user_id = $2 %s
            """
                .formatted(OAuth2User.COLUMNS, locking))
        .execute(Tuple.of(app, userId))
        .flatMap(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> found(row).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Found> found(Row row) {
    OAuth2User user = OAuth2User.from(row);
    if (row.getBuffer("sealed") == null) {
      return Uni.createFrom().item(new Found(user, Optional.empty(), ""));
    }
    StoredSecret stored = StoredSecret.from(row);
    return keys.opened(
            stored.row(), stored.keyVersion(), row.getBuffer("wrapped"), stored.liveSealed())
        .map(opened -> new Found(user, opened.map(UserTokens::unpacked), stored.fingerprint()));
  }

  /**
   * The user consented: these tokens take the place of those before, which end here and not at X,
   * where the new ones may be of the same grant.
   *
   * @param requested what the user was asked for
   * @param grantedAt when, by the database's clock
   */
  public Uni<StoredSecret> grant(
      SqlConnection tx,
      Place user,
      UserTokens tokens,
      SortedSet<String> requested,
      Instant grantedAt) {
    return replace(tx, user, tokens)
        .call(stored ->
            tx.preparedQuery(
                    """
                    insert into token_vault.oauth2_user (app, user_id, version, scopes,
                      requested_scopes, granted_at, access_expires_at, state)
                    values ($1, $2, $3, $4, $5, $6, $7, $8)
                    on conflict (app, user_id) do update set version = excluded.version,
                      scopes = excluded.scopes, requested_scopes = excluded.requested_scopes,
                      granted_at = excluded.granted_at,
                      access_expires_at = excluded.access_expires_at, refreshed_at = null,
                      state = excluded.state, cause = null, attempt = null, claimed_until = null,
                      changed_at = clock_timestamp()
                    """)
                .execute(
                    Tuple.tuple()
                        .addString(user.app())
                        .addString(user.userId())
                        .addInteger(stored.row().version())
                        .addArrayOfString(array(tokens.scopes()))
                        .addArrayOfString(array(requested))
                        .addOffsetDateTime(grantedAt.atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(tokens.expiresAt().atOffset(ZoneOffset.UTC))
                        .addString(state(requested, tokens).text())))
        .call(_ -> states.settle(tx, user.app(), user.userId()));
  }

  /** X gave these tokens for the refresh token of the user, who is locked. */
  Uni<StoredSecret> renew(SqlConnection tx, OAuth2User user, UserTokens tokens) {
    return replace(tx, place(user), tokens)
        .call(stored ->
            tx.preparedQuery(
                    """
                    update token_vault.oauth2_user set version = $3, scopes = $4,
                      access_expires_at = $5, refreshed_at = clock_timestamp(), state = $6,
                      cause = null, claimed_until = null,
                      changed_at = case when state = $6 and scopes = $4 then changed_at
                        else clock_timestamp() end
                    where app = $1 and user_id = $2
                    """)
                .execute(
                    Tuple.tuple()
                        .addString(user.app())
                        .addString(user.userId())
                        .addInteger(stored.row().version())
                        .addArrayOfString(array(tokens.scopes()))
                        .addOffsetDateTime(tokens.expiresAt().atOffset(ZoneOffset.UTC))
                        .addString(state(user.requestedScopes(), tokens).text())))
        .call(_ -> states.settle(tx, user.app(), user.userId()));
  }

  private Uni<StoredSecret> replace(SqlConnection tx, Place place, UserTokens tokens) {
    return endAll(tx, place)
        .flatMap(_ -> secrets.add(tx, place, tokens.packed(), tokens.lasting().fingerprint()));
  }

  /** The tokens in a place end here. */
  Uni<Void> endAll(SqlConnection tx, Place place) {
    return secrets
        .live(tx, place)
        .flatMap(rows ->
            Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> secrets.end(tx, row))
                .collect()
                .asList())
        .replaceWithVoid();
  }

  /**
   * X may be asked for other tokens by this attempt alone, until then.
   *
   * @param attempt told by nobody else; not 0
   * @return until when, by the database's clock
   */
  Uni<Instant> claim(SqlConnection tx, OAuth2User user, long attempt, Duration within) {
    return tx.preparedQuery(
            """
            update token_vault.oauth2_user
            set attempt = $3, claimed_until = clock_timestamp() + $4 * interval '1 millisecond'
            where app = $1 and user_id = $2
            returning claimed_until
            """)
        .execute(Tuple.of(user.app(), user.userId(), attempt, within.toMillis()))
        .map(rows -> rows.iterator().next().getOffsetDateTime("claimed_until").toInstant());
  }

  /** X did not get the request of this attempt, or took nothing of it: the next one may ask. */
  Uni<Boolean> release(SqlClient db, String app, String userId, long attempt) {
    return db.preparedQuery(
            """
            update token_vault.oauth2_user set claimed_until = null
            where app = $1 and user_id = $2 and attempt = $3 and claimed_until is not null
            """)
        .execute(Tuple.of(app, userId, attempt))
        .map(result -> result.rowCount() == 1);
  }

  /** Users with a claim that has ended without a word. */
  Uni<List<UserKey>> overdue(SqlClient db, int limit) {
    return db.preparedQuery(
            """
            select app, user_id from token_vault.oauth2_user
            where claimed_until <= clock_timestamp() and state in ('active', 'missing-scope')
            order by claimed_until limit $1
            """)
        .execute(Tuple.of(limit))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new UserKey(row.getString("app"), row.getString("user_id")))
                .toList());
  }

  /** One user of one app. */
  record UserKey(String app, String userId) {}

  /**
   * The user's state changes, and an attempt under way has ended as far as others are concerned.
   * The tokens stay sealed.
   *
   * @param cause for {@link OAuth2State#RECONNECT_NEEDED} alone
   */
  public Uni<Void> mark(
      SqlConnection tx,
      String app,
      String userId,
      OAuth2State state,
      @Nullable ReconnectCause cause) {
    return tx.preparedQuery(
            """
            update token_vault.oauth2_user
            set state = $3, cause = $4, claimed_until = null, changed_at = clock_timestamp()
            where app = $1 and user_id = $2
            """)
        .execute(Tuple.of(app, userId, state.text(), cause == null ? null : cause.text()))
        .flatMap(_ -> states.settle(tx, app, userId));
  }

  /**
   * X did not take the access token of this version although it has not ended: the next call renews
   * it first. One that is younger than this stays, so that X is not asked with each call.
   */
  Uni<Void> doubt(SqlClient db, OAuth2User user, Duration minAge) {
    return db.preparedQuery(
            """
            update token_vault.oauth2_user set access_expires_at = clock_timestamp()
            where app = $1 and user_id = $2 and version = $3
              and access_expires_at > clock_timestamp()
              and greatest(granted_at, refreshed_at)
                < clock_timestamp() - $4 * interval '1 millisecond'
            """)
        .execute(Tuple.of(user.app(), user.userId(), user.version(), minAge.toMillis()))
        .replaceWithVoid();
  }

  /** Where the user's tokens are kept. */
  public static Place place(OAuth2User user) {
    return place(user.app(), user.userId());
  }

  /** Where a user's tokens are kept. */
  public static Place place(String app, String userId) {
    return new Place(app, SecretKind.OAUTH2_USER, userId);
  }

  private static OAuth2State state(SortedSet<String> requested, UserTokens tokens) {
    return tokens.scopes().containsAll(requested) ? OAuth2State.ACTIVE : OAuth2State.MISSING_SCOPE;
  }

  static String[] array(SortedSet<String> scopes) {
    return scopes.toArray(String[]::new);
  }
}
