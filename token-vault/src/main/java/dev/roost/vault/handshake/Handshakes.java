package dev.roost.vault.handshake;

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
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The three legs. While X is asked, neither a transaction nor a lock is held. */
@ApplicationScoped
class Handshakes {

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
   * vault dies before it is stored, the user connects once more.
   */
  Uni<ConnectedUser> complete(Act act, String app, String id, HandshakeCompletion completion) {
    return trail
        .noting(
            act,
            claim(app, id, completion.oauthToken())
                .flatMap(requestToken -> access(app, requestToken, completion.verifier())))
        .flatMap(access -> store(act, access));
  }

  private Uni<Token> claim(String app, String id, String oauthToken) {
    return database.withTransaction(tx ->
        handshakes
            .find(tx, app, id)
            .map(found -> found.filter(token -> token.isIdentifiedBy(oauthToken)))
            .map(Handshakes::orUnknown)
            .call(_ -> handshakes.remove(tx, app, id))
            .map(Credential::asToken));
  }

  private static Credential orUnknown(Optional<Credential> found) {
    return found.orElseThrow(() ->
        ProblemType.UNKNOWN_HANDSHAKE.exception(
            "It was completed or dropped before, has expired, or the callback's oauth_token is"
                + " not its own. The user begins again."));
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

  private Uni<ConnectedUser> store(Act act, UserAccess access) {
    Act ofUser = act.of(userId(access).value());
    Credential token = Credential.of(access.token());
    return trail
        .attempt(
            ofUser,
            tx ->
                apps.lockKnown(tx, Objects.requireNonNull(act.app()))
                    .flatMap(_ -> writes.connect(tx, ofUser, token)))
        .map(stored ->
            new ConnectedUser(access.userId(), access.screenName(), stored.fingerprint()));
  }

  /** The handshake cannot be completed any more. */
  Uni<Void> drop(Act act, String app, String id) {
    return trail.attempt(
        act,
        tx ->
            handshakes
                .remove(tx, app, id)
                .flatMap(
                    was -> trail.write(tx, act, null, was ? Outcome.DONE : Outcome.UNCHANGED)));
  }
}
