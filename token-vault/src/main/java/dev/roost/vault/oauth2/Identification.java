package dev.roost.vault.oauth2;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.name.UserId;
import dev.roost.contracts.vault.OAuth2ConnectedUser;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.LiveCredentials;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.oauth2.PendingStore.Pending;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.XUser;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Asks X whose pending tokens are, and moves them to their user. It changes nothing at X, so that
 * any number of requests and replicas may do it at once.
 */
@Singleton
class Identification {

  private final PendingStore pending;
  private final OAuth2UserStore users;
  private final OAuth2HandshakeStore handshakes;
  private final LiveCredentials credentials;
  private final AppStore apps;
  private final AuditTrail trail;
  private final XOAuth x;
  private final Pool database;

  Identification(
      PendingStore pending,
      OAuth2UserStore users,
      OAuth2HandshakeStore handshakes,
      LiveCredentials credentials,
      AppStore apps,
      AuditTrail trail,
      XOAuth x,
      Pool database) {
    this.pending = pending;
    this.users = users;
    this.handshakes = handshakes;
    this.credentials = credentials;
    this.apps = apps;
    this.trail = trail;
    this.x = x;
    this.database = database;
  }

  /**
   * Whose the tokens are.
   *
   * @return empty where others moved them meanwhile, or nobody waits for them; fails with what X
   *     failed with
   */
  Uni<Optional<OAuth2ConnectedUser>> identify(Act act, Pending found, UserTokens tokens) {
    return credentials
        .client(database, found.app())
        .flatMap(client -> x.oauth2(client.asConsumer()).me(tokens.accessToken()))
        .invoke(Identification::isUserId)
        .flatMap(user -> move(act, found, user));
  }

  private static void isUserId(XUser user) {
    if (UserId.parse(user.id()).isEmpty()) {
      throw ProblemType.X_REFUSED.exception("X's response has a user id of no known form.");
    }
  }

  private Uni<Optional<OAuth2ConnectedUser>> move(Act act, Pending found, XUser user) {
    Act ofUser = act.of(user.id());
    return database.withTransaction(tx ->
        apps.lockKnown(tx, found.app())
            .flatMap(_ -> pending.lock(tx, found.app(), found.handshake()))
            .map(now -> now.filter(one -> !one.isAbandoned()))
            .flatMap(now ->
                now.flatMap(Pending::tokens).isPresent()
                    ? move(tx, ofUser, now.get(), user).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty())));
  }

  private Uni<OAuth2ConnectedUser> move(SqlConnection tx, Act act, Pending now, XUser user) {
    UserTokens tokens = now.tokens().orElseThrow();
    return users
        .grant(
            tx,
            OAuth2UserStore.place(now.app(), user.id()),
            tokens,
            now.requestedScopes(),
            now.grantedAt())
        .call(_ -> pending.end(tx, now.app(), now.handshake()))
        .call(stored -> trail.write(tx, act, stored.fingerprint(), Outcome.DONE))
        .map(stored ->
            OAuth2HandshakeStore.connected(
                user.id(),
                user.username(),
                stored.fingerprint(),
                tokens.scopes(),
                now.requestedScopes()))
        .call(connected -> handshakes.complete(tx, now.app(), now.handshake(), connected));
  }

  /** The tokens are held, and X has not said whose they are. */
  static ProblemException notYet() {
    return ProblemType.HANDSHAKE_IN_PROGRESS.exception(
        "The user's tokens are held, and X has not said yet whose they are. The vault goes on"
            + " asking: ask again in a few seconds.");
  }
}
