package dev.roost.vault.handshake;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.name.UserId;
import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.contracts.vault.Handshake;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.Credential;
import dev.roost.vault.credential.CredentialWrites;
import dev.roost.vault.credential.LiveCredentials;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.UserAccess;
import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.Token;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The three legs. While X is asked, neither a transaction nor a lock is held. */
@ApplicationScoped
class Handshakes {

  /** How long storing a token may take after X's answer. */
  private static final Duration STORING = Duration.ofSeconds(5);

  private final HandshakeStore handshakes;
  private final LiveCredentials credentials;
  private final CredentialWrites writes;
  private final AppStore apps;
  private final XOAuth x;
  private final AuditTrail trail;
  private final Pool database;
  private final HandshakeConfig config;
  private final Clock clock;

  Handshakes(
      HandshakeStore handshakes,
      LiveCredentials credentials,
      CredentialWrites writes,
      AppStore apps,
      XOAuth x,
      AuditTrail trail,
      Pool database,
      HandshakeConfig config,
      Clock clock) {
    this.handshakes = handshakes;
    this.credentials = credentials;
    this.writes = writes;
    this.apps = apps;
    this.x = x;
    this.trail = trail;
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /** Gets a request token from X, keeps it, and says where the user goes with it. */
  Uni<Handshake> begin(Act act, String app, String callback) {
    return trail
        .noting(
            act,
            consumer(app)
                .flatMap(consumer ->
                    x.ask(consumer, client -> client.requestToken(callback))
                        .map(token -> new Asked(consumer, token))))
        .flatMap(asked -> trail.attempt(act, tx -> keep(tx, act, app, asked)));
  }

  private record Asked(Consumer consumer, Token requestToken) {}

  private Uni<Consumer> consumer(String app) {
    return credentials.consumer(database, app).map(found -> found.consumer().asConsumer());
  }

  private Uni<Handshake> keep(SqlConnection tx, Act act, String app, Asked asked) {
    String id = HandshakeId.next();
    Instant expiresAt = clock.instant().plus(config.ttl());
    // Asked each time: who comes back to connect may be another person at the same browser.
    String page = x.client(asked.consumer()).consentPage(asked.requestToken(), true).toString();
    return apps.lockKnown(tx, app)
        .flatMap(_ -> handshakes.add(tx, app, id, Credential.of(asked.requestToken()), expiresAt))
        .flatMap(_ -> trail.write(tx, act, null, Outcome.DONE))
        .replaceWith(new Handshake(id, page, expiresAt.toString()));
  }

  /**
   * Spends the handshake, and only then asks X for the user's token. If the answer is lost, or the
   * vault dies before it is stored, the user connects once more. Who asks again after it succeeded
   * is told the same, until the handshake expires.
   */
  Uni<ConnectedUser> complete(Act act, String app, String id, HandshakeCompletion completion) {
    return trail
        .noting(act, claim(app, id, completion.oauthToken()))
        .flatMap(claim ->
            switch (claim) {
              case Claim.Completed(ConnectedUser user) -> again(act, user);
              case Claim.Granted(Token requestToken) ->
                  exchange(act, app, id, requestToken, completion.verifier());
            });
  }

  /** What a request that wants to complete a handshake finds. */
  private sealed interface Claim {

    /** It is this request's to complete. */
    record Granted(Token requestToken) implements Claim {}

    /** Another did. */
    record Completed(ConnectedUser user) implements Claim {}
  }

  private Uni<Claim> claim(String app, String id, String oauthToken) {
    return database.withTransaction(tx ->
        handshakes
            .lock(tx, app, id)
            .map(found -> found.filter(one -> one.requestToken().isIdentifiedBy(oauthToken)))
            .map(found -> found.orElseThrow(Handshakes::unknown))
            .flatMap(found -> claim(tx, app, id, found)));
  }

  private Uni<Claim> claim(SqlConnection tx, String app, String id, StoredHandshake found) {
    if (found.user() != null) {
      return Uni.createFrom().item(new Claim.Completed(found.user()));
    }
    if (found.spentAt() != null) {
      return Uni.createFrom().failure(isInProgress(found.spentAt()) ? inProgress() : unknown());
    }
    return handshakes
        .spend(tx, app, id)
        .replaceWith(new Claim.Granted(found.requestToken().asToken()));
  }

  private boolean isInProgress(Instant spentAt) {
    return spentAt.plus(x.timeout()).plus(STORING).isAfter(clock.instant());
  }

  private static ProblemException inProgress() {
    return ProblemType.HANDSHAKE_IN_PROGRESS.exception(
        "X is being asked for the user's token by an earlier request. Ask again in a few seconds:"
            + " the answer is the same.");
  }

  private static ProblemException unknown() {
    return ProblemType.UNKNOWN_HANDSHAKE.exception(
        "It was dropped, has expired, X did not complete it, the callback's oauth_token is not its"
            + " own, or it cannot be opened any more. The user begins again.");
  }

  private Uni<ConnectedUser> again(Act act, ConnectedUser user) {
    return trail
        .write(database, act.of(user.userId()), user.fingerprint(), Outcome.UNCHANGED)
        .replaceWith(user);
  }

  private Uni<ConnectedUser> exchange(
      Act act, String app, String id, Token requestToken, String verifier) {
    return trail
        .noting(act, access(app, requestToken, verifier))
        // X takes a verifier once: it cannot be completed any more, and that is no longer open.
        .onFailure()
        .call(_ -> handshakes.remove(database, app, id).onFailure().recoverWithItem(false))
        .flatMap(access -> store(act, app, id, access));
  }

  private Uni<UserAccess> access(String app, Token requestToken, String verifier) {
    return consumer(app)
        .flatMap(consumer -> x.ask(consumer, client -> client.accessToken(requestToken, verifier)));
  }

  private static UserId userId(UserAccess access) {
    return UserId.parse(access.userId())
        .orElseThrow(
            () -> ProblemType.X_REFUSED.exception("X's response has a user id of no known form."));
  }

  private Uni<ConnectedUser> store(Act act, String app, String id, UserAccess access) {
    Act ofUser = act.of(userId(access).value());
    Credential token = Credential.of(access.token());
    return trail.attempt(
        ofUser,
        tx ->
            apps.lockKnown(tx, app)
                .flatMap(_ -> writes.connect(tx, ofUser, token))
                .map(stored ->
                    new ConnectedUser(
                        access.userId(), access.screenName(), stored.fingerprint(), false))
                .call(user -> handshakes.complete(tx, app, id, user)));
  }

  /**
   * The handshake cannot be completed any more.
   *
   * @return who has connected by it before; empty where nobody did
   */
  Uni<Optional<ConnectedUser>> drop(Act act, String app, String id) {
    return trail.attempt(
        act,
        tx ->
            handshakes
                .lock(tx, app, id)
                .flatMap(found -> {
                  Optional<ConnectedUser> user =
                      found.flatMap(one -> Optional.ofNullable(one.user()));
                  return user.isPresent()
                      ? trail.write(tx, act, null, Outcome.UNCHANGED).replaceWith(user)
                      : drop(tx, act, app, id).replaceWith(user);
                }));
  }

  private Uni<Void> drop(SqlConnection tx, Act act, String app, String id) {
    return handshakes
        .remove(tx, app, id)
        .flatMap(was -> trail.write(tx, act, null, was ? Outcome.DONE : Outcome.UNCHANGED));
  }
}
