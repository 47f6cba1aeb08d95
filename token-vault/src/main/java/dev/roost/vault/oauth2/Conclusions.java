package dev.roost.vault.oauth2;

import dev.roost.admin.problem.ProblemException;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.oauth2.OAuth2UserStore.Found;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes down how a renewal ended. X has acted then, and what it gave is nowhere else: while the
 * database is away it is tried again, each time as if nothing had been written, since a commit
 * whose answer was lost may have been done.
 */
@Singleton
class Conclusions {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final OAuth2UserStore users;
  private final PendingStore pending;
  private final Claims claims;
  private final AppStore apps;
  private final AuditTrail trail;
  private final Pool database;
  private final Duration storeTimeout;

  Conclusions(
      OAuth2UserStore users,
      PendingStore pending,
      Claims claims,
      AppStore apps,
      AuditTrail trail,
      Pool database,
      OAuth2Config config) {
    this.users = users;
    this.pending = pending;
    this.claims = claims;
    this.apps = apps;
    this.trail = trail;
    this.database = database;
    this.storeTimeout = config.refresh().storeTimeout();
  }

  /** What there is to call X with after this end of a claim. */
  Uni<RefreshLook> conclude(RefreshClaim claim, RefreshOutcome outcome) {
    return insisting(
        switch (outcome) {
          case RefreshOutcome.Renewed(UserTokens tokens) ->
              database.withTransaction(tx -> renew(tx, claim, tokens));
          case RefreshOutcome.Refused() -> mark(claim, ReconnectCause.REFUSED);
          case RefreshOutcome.Lost() -> mark(claim, ReconnectCause.ANSWER_LOST);
          case RefreshOutcome.Unused(ProblemException problem) -> release(claim, problem);
        });
  }

  /** Nobody asked X by this attempt, or will; where there was a claim, it ends. */
  Uni<Void> abandon(String app, String userId, long attempt) {
    return insisting(users.release(database, app, userId, attempt)).replaceWithVoid();
  }

  private <T> Uni<T> insisting(Uni<T> work) {
    return work.onFailure(failure -> !(failure instanceof ProblemException))
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .expireIn(storeTimeout.toMillis());
  }

  private Uni<RefreshLook> renew(SqlConnection tx, RefreshClaim claim, UserTokens tokens) {
    return apps.lockKnown(tx, claim.user().app())
        .flatMap(_ -> users.lock(tx, claim.user().app(), claim.user().userId()))
        .flatMap(found -> {
          if (found.filter(one -> claim.fits(one.user()) && mayKeep(one.user())).isPresent()) {
            return store(tx, found.get().user(), tokens);
          }
          return found.flatMap(one -> one.tokens().filter(held -> isSame(held, tokens))).isPresent()
              ? Uni.createFrom().item(ready(found.orElseThrow()))
              : overtaken(tx, claim, tokens, found);
        });
  }

  /** A consent that the user has taken back gives no tokens that X would take. */
  private static boolean mayKeep(OAuth2User now) {
    return now.state() != OAuth2State.REVOKING && now.cause() != ReconnectCause.REVOKED_BY_USER;
  }

  private static boolean isSame(UserTokens held, UserTokens given) {
    return held.packed().sameAs(given.packed());
  }

  private static RefreshLook ready(Found found) {
    return new RefreshLook.Ready(
        new UsableTokens(found.user(), found.tokens().orElseThrow(), found.fingerprint()));
  }

  private Uni<RefreshLook> store(SqlConnection tx, OAuth2User user, UserTokens tokens) {
    return users
        .renew(tx, user, tokens)
        .call(stored -> trail.write(tx, Claims.act(user), stored.fingerprint(), Outcome.DONE))
        .flatMap(_ -> users.lock(tx, user.app(), user.userId()))
        .map(Optional::orElseThrow)
        .map(Conclusions::ready);
  }

  /**
   * Meanwhile the user connected anew, and X may count both to one consent, so that these are
   * forgotten; or was disconnected, and X is told that they end, too.
   */
  private Uni<RefreshLook> overtaken(
      SqlConnection tx, RefreshClaim claim, UserTokens tokens, Optional<Found> now) {
    OAuth2User user = claim.user();
    boolean isGone = now.filter(one -> one.user().state() != OAuth2State.REVOKING).isEmpty();
    return (isGone
            ? pending.addAbandoned(tx, user.app(), tokens, claim.claimedAt()).replaceWithVoid()
            : Uni.createFrom().voidItem())
        .call(_ ->
            trail.write(tx, Claims.act(user), claim.fingerprint(), Outcome.UNCHANGED, "overtaken"))
        .replaceWith(new RefreshLook.Busy());
  }

  private Uni<RefreshLook> mark(RefreshClaim claim, ReconnectCause cause) {
    return database.withTransaction(tx ->
        users
            .lock(tx, claim.user().app(), claim.user().userId())
            .flatMap(found ->
                found
                    .filter(one -> claim.fits(one.user()) && one.user().state().isUsable())
                    .map(one -> claims.mark(tx, one.user(), claim.fingerprint(), cause))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
            // What stands there now is the answer, whoever wrote it.
            .replaceWith(new RefreshLook.Busy()));
  }

  private Uni<RefreshLook> release(RefreshClaim claim, ProblemException problem) {
    OAuth2User user = claim.user();
    return database.withTransaction(tx ->
        users
            .release(tx, user.app(), user.userId(), claim.attempt())
            .call(_ ->
                trail.write(
                    tx,
                    Claims.act(user),
                    claim.fingerprint(),
                    Outcome.FAILED,
                    AuditTrail.reasonOf(problem)))
            .map(released -> released ? stillValid(claim, problem) : new RefreshLook.Busy()));
  }

  /** Where X cannot renew a token that has not ended, that one does. */
  private static RefreshLook stillValid(RefreshClaim claim, ProblemException problem) {
    boolean isValid = claim.user().remaining().compareTo(Duration.ofMinutes(1)) > 0;
    return isValid
        ? new RefreshLook.Ready(new UsableTokens(claim.user(), claim.tokens(), claim.fingerprint()))
        : new RefreshLook.Unusable(problem);
  }
}
