package dev.roost.vault.invalidation;

import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.RetiredGrants;
import dev.roost.vault.credential.RetiredTokens;
import dev.roost.vault.credential.RetiredTokens.Retired;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.UserInvalidationStore;
import dev.roost.vault.credential.UserInvalidationStore.Claim;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.XApiException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The work on one token. While X is asked, neither a transaction nor a lock is held. */
@Singleton
class Invalidations {

  private static final OptionalInt INVALID_TOKEN = OptionalInt.of(89);

  /** How soon is looked again while X may be giving the token out anew. */
  private static final Duration HANDSHAKE_PAUSE = Duration.ofSeconds(5);

  private final UserInvalidationStore work;
  private final RetiredTokens tokens;
  private final RetiredGrants grants;
  private final RunningHandshakes handshakes;
  private final AppStore apps;
  private final Conclusions conclusions;
  private final XOAuth x;
  private final Pool database;
  private final InvalidationConfig config;
  private final Backoff backoff;

  Invalidations(
      UserInvalidationStore work,
      RetiredTokens tokens,
      RetiredGrants grants,
      RunningHandshakes handshakes,
      AppStore apps,
      Conclusions conclusions,
      XOAuth x,
      Pool database,
      InvalidationConfig config) {
    this.work = work;
    this.tokens = tokens;
    this.grants = grants;
    this.handshakes = handshakes;
    this.apps = apps;
    this.conclusions = conclusions;
    this.x = x;
    this.database = database;
    this.config = config;
    this.backoff = new Backoff(config);
  }

  /** Works on a token that this replica has claimed, and lets it go. */
  Uni<Void> work(Claim claim) {
    if (claim.age().compareTo(config.maxAge()) > 0) {
      return conclusions.end(claim, InvalidationOutcome.EXPIRED);
    }
    return database
        .withTransaction(tx -> step(tx, claim))
        .flatMap(step ->
            switch (step) {
              case Step.Nothing() -> Uni.createFrom().voidItem();
              case Step.Later() ->
                  work.postpone(database, claim, HANDSHAKE_PAUSE, Optional.empty());
              case Step.Failed(String reason) -> failed(claim, reason, Duration.ZERO);
              case Step.End(InvalidationOutcome outcome) -> conclusions.end(claim, outcome);
              case Step.Ask(Retired.Ready ready) -> ask(claim, ready);
              case Step.Revoke(RetiredGrants.Retired.Ready ready) -> revoke(claim, ready);
            });
  }

  /** What is to do with a token. */
  private sealed interface Step {

    /** The lease has ended, and another replica may be at it. */
    record Nothing() implements Step {}

    /** X may be giving this token to somebody right now. */
    record Later() implements Step {}

    /** It cannot be tried for now. */
    record Failed(String reason) implements Step {}

    /** X is not asked any more. */
    record End(InvalidationOutcome outcome) implements Step {}

    /** X is asked to invalidate a token of OAuth 1.0a. */
    record Ask(Retired.Ready ready) implements Step {}

    /** X is asked to revoke tokens of OAuth 2.0. */
    record Revoke(RetiredGrants.Retired.Ready ready) implements Step {}
  }

  /** Looks right before X is asked, and renews the lease, all in one transaction. */
  private Uni<Step> step(SqlConnection tx, Claim claim) {
    return apps.lockKnown(tx, claim.app())
        .flatMap(_ -> work.renew(tx, claim, config.lease()))
        .flatMap(mine ->
            mine
                ? handshakes
                    .isOneOnItsWay(tx, claim)
                    .flatMap(onItsWay ->
                        onItsWay ? Uni.createFrom().item(new Step.Later()) : look(tx, claim))
                : Uni.createFrom().item(new Step.Nothing()));
  }

  private Uni<Step> look(SqlConnection tx, Claim claim) {
    return claim.kind() == SecretKind.OAUTH2_REVOCATION
        ? grants.look(tx, claim).map(Invalidations::step)
        : tokens.look(tx, claim).map(Invalidations::step);
  }

  private static Step step(RetiredGrants.Retired tokens) {
    return switch (tokens) {
      case RetiredGrants.Retired.Ready ready -> new Step.Revoke(ready);
      case RetiredGrants.Retired.ConnectedAgain() -> new Step.End(InvalidationOutcome.IN_USE);
      case RetiredGrants.Retired.ClientReplaced() ->
          new Step.End(InvalidationOutcome.CLIENT_REPLACED);
      case RetiredGrants.Retired.Unreadable() -> new Step.End(InvalidationOutcome.UNREADABLE);
      case RetiredGrants.Retired.NoClient() ->
          new Step.Failed("The app has no OAuth 2.0 client id and secret.");
    };
  }

  private static Step step(Retired token) {
    return switch (token) {
      case Retired.Ready ready -> new Step.Ask(ready);
      case Retired.InUse() -> new Step.End(InvalidationOutcome.IN_USE);
      case Retired.ConsumerReplaced() -> new Step.End(InvalidationOutcome.CONSUMER_REPLACED);
      case Retired.Unreadable() -> new Step.End(InvalidationOutcome.UNREADABLE);
      case Retired.NoConsumer() -> new Step.Failed("The app has no consumer credential.");
    };
  }

  /** The call ends before the lease does, so that who takes over does not meet it. */
  private Uni<Void> ask(Claim claim, Retired.Ready ready) {
    return x.client(ready.consumer().asConsumer())
        .invalidate(ready.token().asToken())
        .ifNoItem()
        .after(config.lease().multipliedBy(9).dividedBy(10))
        .fail()
        .replaceWith(InvalidationOutcome.INVALIDATED)
        .onFailure(Invalidations::isInvalidAlready)
        .recoverWithItem(InvalidationOutcome.ALREADY_INVALID)
        .onItem()
        .transformToUni(outcome -> conclusions.end(claim, outcome, ready.token()))
        .onFailure(XApiException.class)
        .recoverWithUni(refusal -> failed(claim, refusal));
  }

  /** The same for OAuth 2.0. X does not tell a token that it does not know from one it revoked. */
  private Uni<Void> revoke(Claim claim, RetiredGrants.Retired.Ready ready) {
    return x.revoke(ready.client().asConsumer(), ready.tokens())
        .ifNoItem()
        .after(config.lease().multipliedBy(9).dividedBy(10))
        .fail()
        .flatMap(_ -> conclusions.end(claim, InvalidationOutcome.INVALIDATED))
        .onFailure(XApiException.class)
        .recoverWithUni(refusal -> failed(claim, refusal));
  }

  private static boolean isInvalidAlready(Throwable failure) {
    return failure instanceof XApiException refusal && refusal.code().equals(INVALID_TOKEN);
  }

  private Uni<Void> failed(Claim claim, XApiException refusal) {
    Duration atLeast =
        refusal instanceof XApiException.RateLimited limited
            ? conclusions.until(limited.retryAt())
            : Duration.ZERO;
    return failed(claim, refusal.explanation().what(), atLeast);
  }

  private Uni<Void> failed(Claim claim, String reason, Duration atLeast) {
    Duration pause = backoff.after(claim.failures(), atLeast);
    conclusions.retried(claim, reason, pause);
    return work.postpone(database, claim, pause, Optional.of(reason));
  }
}
