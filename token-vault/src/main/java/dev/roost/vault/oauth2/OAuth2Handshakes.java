package dev.roost.vault.oauth2;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.vault.OAuth2Completion;
import dev.roost.contracts.vault.OAuth2ConnectedUser;
import dev.roost.contracts.vault.OAuth2Handshake;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.Credential;
import dev.roost.vault.credential.LiveCredentials;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.handshake.HandshakeConfig;
import dev.roost.vault.handshake.HandshakeId;
import dev.roost.vault.oauth2.OAuth2HandshakeStore.Stored;
import dev.roost.vault.oauth2.PendingStore.Pending;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth2.CodeVerifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The authorization code flow. X takes a code once, and for 30 s: it is exchanged first, and the
 * tokens are sealed before anybody knows whose they are. While X is asked, neither a transaction
 * nor a lock is held.
 */
@Singleton
class OAuth2Handshakes {

  private static final int STATE_BYTES = 32;

  private final OAuth2HandshakeStore handshakes;
  private final PendingStore pending;
  private final CodeExchange codes;
  private final Identification identification;
  private final LiveCredentials credentials;
  private final AppStore apps;
  private final XOAuth x;
  private final AuditTrail trail;
  private final Pool database;
  private final HandshakeConfig config;
  private final SecureRandom random = new SecureRandom();

  OAuth2Handshakes(
      OAuth2HandshakeStore handshakes,
      PendingStore pending,
      CodeExchange codes,
      Identification identification,
      LiveCredentials credentials,
      AppStore apps,
      XOAuth x,
      AuditTrail trail,
      Pool database,
      HandshakeConfig config) {
    this.handshakes = handshakes;
    this.pending = pending;
    this.codes = codes;
    this.identification = identification;
    this.credentials = credentials;
    this.apps = apps;
    this.x = x;
    this.trail = trail;
    this.database = database;
    this.config = config;
  }

  /** Says where the user goes; X is not asked. */
  Uni<OAuth2Handshake> begin(Act act, String app, String callback, SortedSet<String> scopes) {
    return trail.attempt(
        act,
        tx ->
            apps.lockKnown(tx, app)
                .flatMap(_ -> credentials.client(tx, app))
                .flatMap(client -> begin(tx, act, app, client.asConsumer(), callback, scopes)));
  }

  private Uni<OAuth2Handshake> begin(
      SqlConnection tx,
      Act act,
      String app,
      Consumer client,
      String callback,
      SortedSet<String> scopes) {
    String id = HandshakeId.next();
    String state = state();
    CodeVerifier verifier = CodeVerifier.next(random);
    SortedSet<String> requested = new TreeSet<>(scopes);
    requested.add(UserTokens.OFFLINE);
    String page =
        x.oauth2(client)
            .consentPage(x.authorizePage(), callback, requested, state, verifier)
            .toString();
    return handshakes
        .add(tx, app, id, Credential.of(state, verifier), callback, requested, config.ttl())
        .call(_ -> trail.write(tx, act, null, Outcome.DONE))
        .map(expiresAt -> new OAuth2Handshake(id, state, page, expiresAt.toString()));
  }

  private String state() {
    byte[] bytes = new byte[STATE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Who connected; the same for a request that comes again, until the handshake expires. */
  Uni<OAuth2ConnectedUser> complete(Act act, String app, String id, OAuth2Completion completion) {
    return trail
        .noting(act, claim(app, id, completion.state()))
        .flatMap(claim ->
            switch (claim) {
              case HandshakeClaim.Completed(OAuth2ConnectedUser user) -> again(act, user);
              case HandshakeClaim.Held(Pending found) -> identified(act, app, id, found);
              case HandshakeClaim.Granted granted ->
                  codes
                      .exchange(act, app, id, granted, completion.code())
                      .flatMap(found -> identified(act, app, id, found));
            });
  }

  private Uni<HandshakeClaim> claim(String app, String id, String state) {
    return database.withTransaction(tx ->
        handshakes
            .lock(tx, app, id)
            .map(found -> found.filter(one -> one.secrets().isIdentifiedBy(state)))
            .map(found -> found.orElseThrow(OAuth2Handshakes::unknown))
            .flatMap(found -> claim(tx, app, id, found)));
  }

  private Uni<HandshakeClaim> claim(SqlConnection tx, String app, String id, Stored found) {
    if (found.user() != null) {
      return Uni.createFrom().item(new HandshakeClaim.Completed(found.user().again()));
    }
    if (found.spentAt() == null) {
      return credentials
          .client(tx, app)
          .flatMap(client ->
              handshakes
                  .spend(tx, app, id)
                  .map(spentAt -> new HandshakeClaim.Granted(found, spentAt, client.asConsumer())));
    }
    return pending
        .find(tx, app, id)
        .map(held ->
            held.<HandshakeClaim>map(HandshakeClaim.Held::new)
                .orElseThrow(() -> codes.isInProgress(found) ? inProgress() : unknown()));
  }

  private Uni<OAuth2ConnectedUser> again(Act act, OAuth2ConnectedUser user) {
    return trail
        .write(database, act.of(user.userId()), user.fingerprint(), Outcome.UNCHANGED)
        .replaceWith(user);
  }

  private Uni<OAuth2ConnectedUser> identified(Act act, String app, String id, Pending found) {
    UserTokens tokens = found.tokens().orElseThrow(OAuth2Handshakes::unknown);
    return identification
        .identify(act, found, tokens)
        .onFailure()
        .transform(_ -> Identification.notYet())
        .flatMap(user ->
            user.map(one -> Uni.createFrom().item(one)).orElseGet(() -> movedByAnother(app, id)));
  }

  private Uni<OAuth2ConnectedUser> movedByAnother(String app, String id) {
    return database
        .withTransaction(tx -> handshakes.lock(tx, app, id))
        .map(found ->
            found
                .flatMap(one -> Optional.ofNullable(one.user()))
                .orElseThrow(OAuth2Handshakes::unknown));
  }

  private static ProblemException inProgress() {
    return ProblemType.HANDSHAKE_IN_PROGRESS.exception(
        "X is being asked for the user's tokens by an earlier request. Ask again in a few seconds:"
            + " the answer is the same.");
  }

  static ProblemException unknown() {
    return ProblemType.UNKNOWN_HANDSHAKE.exception(
        "It was dropped, has expired, X did not complete it, the callback's state is not its own,"
            + " or it cannot be opened any more. The user begins again.");
  }

  /**
   * The handshake cannot be completed any more; tokens that X gave for it are revoked.
   *
   * @return who has connected by it before; empty where nobody did
   */
  Uni<Optional<OAuth2ConnectedUser>> drop(Act act, String app, String id) {
    return trail.attempt(
        act,
        tx ->
            apps.lockKnown(tx, app)
                .flatMap(_ -> handshakes.lock(tx, app, id))
                .map(found -> found.flatMap(one -> Optional.ofNullable(one.user())))
                .call(user ->
                    user.isPresent()
                        ? trail.write(tx, act, null, Outcome.UNCHANGED)
                        : drop(tx, act, app, id))
                .map(user -> user.map(OAuth2ConnectedUser::again)));
  }

  private Uni<Void> drop(SqlConnection tx, Act act, String app, String id) {
    return handshakes
        .remove(tx, app, id)
        .call(_ -> pending.abandon(tx, app, id))
        .flatMap(was -> trail.write(tx, act, null, was ? Outcome.DONE : Outcome.UNCHANGED));
  }
}
