package dev.roost.vault.oauth2;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.access.Caller;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.LiveCredentials;
import dev.roost.vault.oauth2.OAuth2UserStore.Found;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.OAuth2Endpoint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may ask X for other tokens of a user. A claim is on the user's row, and no lock is held while
 * X is asked. The end of a claim that nobody told is an answer that was lost: the refresh token may
 * be used up, and is never sent again.
 */
@Singleton
class Claims {

  private static final KeyedLogger LOG = KeyedLogger.of(Claims.class);
  private static final Caller ITSELF = new Caller.Itself("vault", "token-vault");

  /** How long the way from X's answer to the database may take. */
  private static final Duration STORING = Duration.ofSeconds(5);

  private final OAuth2UserStore users;
  private final LiveCredentials credentials;
  private final AuditTrail trail;
  private final Pool database;
  private final Duration minRemaining;
  private final Duration within;

  Claims(
      OAuth2UserStore users,
      LiveCredentials credentials,
      AuditTrail trail,
      Pool database,
      OAuth2Config config,
      XOAuth x) {
    this.users = users;
    this.credentials = credentials;
    this.trail = trail;
    this.database = database;
    this.minRemaining = config.refresh().minRemaining();
    this.within = x.timeout().plus(STORING);
  }

  /**
   * The user's tokens where they can be used as they are; else who may renew them.
   *
   * @param attempt told by nobody else; not 0
   */
  Uni<RefreshLook> look(String app, String userId, long attempt) {
    return database.withTransaction(tx ->
        users
            .lock(tx, app, userId)
            .flatMap(found ->
                found
                    .map(one -> decide(tx, one, attempt))
                    .orElseGet(() ->
                        Uni.createFrom()
                            .item(new RefreshLook.Unusable(OAuth2Problems.noToken())))));
  }

  private Uni<RefreshLook> decide(SqlConnection tx, Found found, long attempt) {
    OAuth2User user = found.user();
    if (user.state() == OAuth2State.REVOKING) {
      return Uni.createFrom().item(new RefreshLook.Unusable(OAuth2Problems.noToken()));
    }
    if (user.state() == OAuth2State.RECONNECT_NEEDED) {
      return Uni.createFrom()
          .item(new RefreshLook.Unusable(OAuth2Problems.mustReconnect(user.cause())));
    }
    Instant until = user.claimedUntil();
    if (until != null) {
      return until.isAfter(user.readAt())
          ? Uni.createFrom().item(new RefreshLook.Busy())
          : reconnect(tx, found, ReconnectCause.ANSWER_LOST);
    }
    return found
        .tokens()
        .map(tokens -> decide(tx, new UsableTokens(user, tokens, found.fingerprint()), attempt))
        .orElseGet(
            () -> Uni.createFrom().item(new RefreshLook.Unusable(OAuth2Problems.unreadable(user))));
  }

  private Uni<RefreshLook> decide(SqlConnection tx, UsableTokens tokens, long attempt) {
    boolean isRenewable = tokens.tokens().refresh().isPresent();
    if (isFresh(tokens.user()) || (!isRenewable && tokens.user().remaining().isPositive())) {
      return Uni.createFrom().item(new RefreshLook.Ready(tokens));
    }
    return isRenewable
        ? claim(tx, tokens, attempt).map(RefreshLook.Claimed::new)
        : reconnect(
            tx,
            new Found(tokens.user(), Optional.of(tokens.tokens()), tokens.fingerprint()),
            ReconnectCause.NO_REFRESH_TOKEN);
  }

  /** Whether the access token need not be renewed yet. */
  boolean isFresh(OAuth2User user) {
    Duration half = Duration.between(user.obtainedAt(), user.accessExpiresAt()).dividedBy(2);
    Duration needed = half.compareTo(minRemaining) < 0 ? half : minRemaining;
    return user.remaining().compareTo(needed) > 0 && user.remaining().isPositive();
  }

  private Uni<RefreshClaim> claim(SqlConnection tx, UsableTokens tokens, long attempt) {
    OAuth2User user = tokens.user();
    return credentials
        .client(tx, user.app())
        .flatMap(client ->
            users
                .claim(tx, user, attempt, within)
                .call(_ -> trail.write(tx, act(user), tokens.fingerprint(), Outcome.BEGUN))
                .map(until ->
                    new RefreshClaim(
                        user,
                        tokens.tokens(),
                        tokens.fingerprint(),
                        attempt,
                        until.minus(within),
                        client.asConsumer())));
  }

  private Uni<RefreshLook> reconnect(SqlConnection tx, Found found, ReconnectCause cause) {
    return mark(tx, found.user(), found.fingerprint(), cause)
        .replaceWith(new RefreshLook.Unusable(OAuth2Problems.mustReconnect(cause)));
  }

  /** Only the user can help from now on. */
  Uni<Void> mark(SqlConnection tx, OAuth2User user, String fingerprint, ReconnectCause cause) {
    return users
        .mark(tx, user.app(), user.userId(), OAuth2State.RECONNECT_NEEDED, cause)
        .flatMap(_ -> trail.write(tx, act(user), fingerprint, Outcome.FAILED, cause.text()))
        .invoke(() ->
            LOG.warn(
                "A user must connect again: the OAuth 2.0 tokens cannot be renewed",
                key("app", user.app()),
                key("userId", user.userId()),
                key("cause", cause.text())));
  }

  /** A claim that nobody ended becomes an answer that was lost. */
  Uni<Void> settleOverdue(String app, String userId) {
    return database.withTransaction(tx ->
        users
            .lock(tx, app, userId)
            .flatMap(found ->
                found
                    .filter(one -> isOverdue(one.user()))
                    .map(one -> mark(tx, one.user(), one.fingerprint(), ReconnectCause.ANSWER_LOST))
                    .orElseGet(() -> Uni.createFrom().voidItem())));
  }

  private static boolean isOverdue(OAuth2User user) {
    Instant until = user.claimedUntil();
    return until != null && user.state().isUsable() && !until.isAfter(user.readAt());
  }

  /** What the trail says of a renewal. */
  static Act act(OAuth2User user) {
    return Act.on(user.app(), Action.REFRESH_USER_TOKEN, ITSELF)
        .of(user.userId())
        .to(OAuth2Endpoint.TOKEN.label());
  }
}
