package dev.roost.vault.oauth2;

import dev.roost.admin.problem.ProblemException;
import dev.roost.runtime.singleflight.SingleFlight;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.oauth2.OAuth2UserStore.Found;
import dev.roost.vault.x.XOAuth;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Users' access tokens to call X with, renewed before they end: X is asked once, whoever and
 * however many need one, in however many replicas. While X is asked, neither a transaction nor a
 * lock is held.
 */
@Singleton
public class OAuth2Users {

  private final OAuth2UserStore users;
  private final Claims claims;
  private final Conclusions conclusions;
  private final XOAuth x;
  private final OAuth2Config.Refresh config;
  private final SecureRandom random = new SecureRandom();
  private final SingleFlight<String, UsableTokens> renewing = new SingleFlight<>();

  OAuth2Users(
      OAuth2UserStore users,
      Claims claims,
      Conclusions conclusions,
      XOAuth x,
      OAuth2Config config) {
    this.users = users;
    this.claims = claims;
    this.conclusions = conclusions;
    this.x = x;
    this.config = config.refresh();
  }

  /**
   * Tokens of the user whose access token is valid for a while.
   *
   * @param database where they are read; what changes goes through the service's own pool
   * @param scopes what the call needs the user to have granted
   * @return fails with 409 {@code no-oauth2-user-token}, {@code missing-scope} or {@code
   *     user-must-reconnect}, or with 503 {@code token-refresh-in-progress}
   */
  public Uni<UsableTokens> usable(
      SqlClient database, String app, String userId, Set<String> scopes) {
    return users
        .find(database, app, userId)
        .map(found -> found.orElseThrow(OAuth2Problems::noToken))
        .invoke(found -> isGranted(found.user(), scopes))
        .flatMap(found ->
            readyAtOnce(found)
                .map(ready -> Uni.createFrom().item(ready))
                .orElseGet(() -> renewed(app, userId)));
  }

  /** X did not take this access token: it is renewed before the next call. */
  public Uni<Void> doubt(SqlClient database, UsableTokens refused) {
    return users.doubt(database, refused.user(), config.minInterval());
  }

  private static void isGranted(OAuth2User user, Set<String> scopes) {
    SortedSet<String> missing = OAuth2User.missing(new TreeSet<>(scopes), user.scopes());
    if (user.state().isUsable() && !missing.isEmpty()) {
      throw OAuth2Problems.missingScope(missing);
    }
  }

  /** Most calls find a fresh token, and read once. */
  private Optional<UsableTokens> readyAtOnce(Found found) {
    OAuth2User user = found.user();
    return found
        .tokens()
        .filter(_ -> user.state().isUsable() && user.claimedUntil() == null && claims.isFresh(user))
        .map(tokens -> new UsableTokens(user, tokens, found.fingerprint()));
  }

  /** Who stops waiting stops nothing: what X answers is stored all the same. */
  private Uni<UsableTokens> renewed(String app, String userId) {
    return renewing
        .get(app + "/" + userId, () -> renew(app, userId))
        .ifNoItem()
        .after(config.maxWait())
        .failWith(OAuth2Problems::inProgress);
  }

  private Uni<UsableTokens> renew(String app, String userId) {
    long attempt = random.nextLong(1, Long.MAX_VALUE);
    return claims
        .look(app, userId, attempt)
        .onFailure(failure -> !(failure instanceof ProblemException))
        // The claim may have been committed though its answer was lost.
        .invoke(() -> abandon(app, userId, attempt))
        .flatMap(look ->
            look instanceof RefreshLook.Claimed(RefreshClaim claim)
                ? ask(claim).flatMap(outcome -> conclusions.conclude(claim, outcome))
                : Uni.createFrom().item(look))
        .flatMap(look ->
            switch (look) {
              case RefreshLook.Ready(UsableTokens tokens) -> Uni.createFrom().item(tokens);
              case RefreshLook.Unusable(ProblemException problem) ->
                  Uni.createFrom().failure(problem);
              case RefreshLook.Busy _, RefreshLook.Claimed _ -> later(app, userId);
            });
  }

  private void abandon(String app, String userId, long attempt) {
    conclusions.abandon(app, userId, attempt).subscribe().with(_ -> {}, _ -> {});
  }

  private Uni<UsableTokens> later(String app, String userId) {
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(config.pollInterval())
        .flatMap(_ -> renew(app, userId));
  }

  private Uni<RefreshOutcome> ask(RefreshClaim claim) {
    return Uni.createFrom()
        .deferred(
            () -> x.oauth2(claim.client()).refresh(claim.tokens().refreshToken().orElseThrow()))
        .<RefreshOutcome>map(given ->
            new RefreshOutcome.Renewed(
                UserTokens.of(given, claim.claimedAt(), claim.tokens().scopes())))
        .onFailure()
        .recoverWithItem(RefreshOutcome::of);
  }
}
