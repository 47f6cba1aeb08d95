package dev.roost.vault.oauth2;

import dev.roost.admin.problem.ProblemException;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.oauth2.OAuth2HandshakeStore.Stored;
import dev.roost.vault.oauth2.PendingStore.Pending;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.XApiException;
import dev.roost.xapi.oauth2.GrantedTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Exchanges a code for tokens, and seals these before anything else is done. */
@Singleton
class CodeExchange {

  /** X takes a code for 30 s: within this after it was spent, sending it again is of use. */
  private static final Duration CODE_IS_VALID = Duration.ofSeconds(20);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final OAuth2HandshakeStore handshakes;
  private final PendingStore pending;
  private final AppStore apps;
  private final AuditTrail trail;
  private final XOAuth x;
  private final Pool database;
  private final OAuth2Config config;

  CodeExchange(
      OAuth2HandshakeStore handshakes,
      PendingStore pending,
      AppStore apps,
      AuditTrail trail,
      XOAuth x,
      Pool database,
      OAuth2Config config) {
    this.handshakes = handshakes;
    this.pending = pending;
    this.apps = apps;
    this.trail = trail;
    this.x = x;
    this.database = database;
    this.config = config;
  }

  /** Whether the request that spent the handshake may still be at it. */
  boolean isInProgress(Stored handshake) {
    return handshake.spentAt() != null
        && handshake.spentAt().plus(CODE_IS_VALID).plus(x.timeout()).isAfter(handshake.readAt());
  }

  /** The tokens, sealed; fails with 502 {@code x-refused} or 503 {@code x-unavailable}. */
  Uni<Pending> exchange(
      Act act, String app, String id, HandshakeClaim.Granted granted, String code) {
    return trail
        .noting(act, ask(granted, code))
        // X takes a code once: the handshake cannot be completed any more.
        .onFailure()
        .call(_ -> handshakes.remove(database, app, id).onFailure().recoverWithItem(false))
        .flatMap(tokens -> insisting(seal(act, app, id, granted, tokens)))
        .flatMap(_ -> pending.find(database, app, id))
        .map(found ->
            found.filter(one -> !one.isAbandoned()).orElseThrow(OAuth2Handshakes::unknown));
  }

  private Uni<UserTokens> ask(HandshakeClaim.Granted granted, String code) {
    return Uni.createFrom()
        .deferred(() ->
            x.oauth2(granted.client())
                .exchange(
                    code,
                    granted.handshake().callback(),
                    granted.handshake().secrets().asVerifier()))
        .onFailure(CodeExchange::neverLeft)
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .expireIn(CODE_IS_VALID.minus(LONGEST_PAUSE).toMillis())
        .onFailure(IllegalStateException.class)
        .transform(CodeExchange::original)
        .map(given -> tokens(given, granted))
        .onFailure(XApiException.class)
        .transform(failure -> XOAuth.problem(failure));
  }

  private static boolean neverLeft(Throwable failure) {
    return failure instanceof XApiException.Unavailable it && !it.mayHaveActed();
  }

  /** What was tried again in vain is wrapped. */
  private static Throwable original(Throwable failure) {
    return failure.getCause() instanceof XApiException cause ? cause : failure;
  }

  private static UserTokens tokens(GrantedTokens given, HandshakeClaim.Granted granted) {
    return UserTokens.of(given, granted.spentAt(), granted.handshake().requestedScopes());
  }

  /** The tokens are in memory alone until then. */
  private <T> Uni<T> insisting(Uni<T> work) {
    return work.onFailure(failure -> !(failure instanceof ProblemException))
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .expireIn(config.refresh().storeTimeout().toMillis());
  }

  private Uni<Void> seal(
      Act act, String app, String id, HandshakeClaim.Granted granted, UserTokens tokens) {
    return database.withTransaction(tx ->
        apps.lockKnown(tx, app)
            .flatMap(_ -> pending.find(tx, app, id))
            .flatMap(held ->
                held.isPresent()
                    // The commit was done, and its answer lost.
                    ? Uni.createFrom().voidItem()
                    : seal(tx, act, app, id, granted, tokens)));
  }

  private Uni<Void> seal(
      SqlConnection tx,
      Act act,
      String app,
      String id,
      HandshakeClaim.Granted granted,
      UserTokens tokens) {
    return handshakes
        .isThere(tx, app, id)
        .flatMap(isThere ->
            pending.add(
                tx,
                app,
                id,
                tokens,
                granted.handshake().requestedScopes(),
                granted.spentAt(),
                isThere ? x.timeout().plusSeconds(1) : Duration.ZERO,
                !isThere))
        .flatMap(stored -> trail.write(tx, act, stored.fingerprint(), Outcome.BEGUN));
  }
}
