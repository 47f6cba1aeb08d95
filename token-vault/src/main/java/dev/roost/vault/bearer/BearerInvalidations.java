package dev.roost.vault.bearer;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.bearer.BearerInvalidation.Outcome;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.CredentialWrites;
import dev.roost.vault.credential.LiveCredentials;
import dev.roost.vault.credential.LiveCredentials.Found;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.OAuthClient;
import dev.roost.xapi.endpoint.XApiException;
import dev.roost.xapi.oauth1.Token;
import dev.roost.xapi.oauth2.BearerToken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;

/**
 * Has X invalidate an app's bearer, signed by the app's owner. While X is asked, neither a
 * transaction nor a lock is held.
 */
@ApplicationScoped
class BearerInvalidations {

  private static final OptionalInt INVALID_TOKEN = OptionalInt.of(89);

  private final Bearers bearers;
  private final LiveCredentials credentials;
  private final CredentialWrites writes;
  private final AppStore apps;
  private final XOAuth x;
  private final AuditTrail trail;
  private final Pool database;

  BearerInvalidations(
      Bearers bearers,
      LiveCredentials credentials,
      CredentialWrites writes,
      AppStore apps,
      XOAuth x,
      AuditTrail trail,
      Pool database) {
    this.bearers = bearers;
    this.credentials = credentials;
    this.writes = writes;
    this.apps = apps;
    this.x = x;
    this.trail = trail;
    this.database = database;
  }

  /**
   * Invalidates the bearer that X gives this app: the one in the vault, or where there is none, one
   * that is obtained for it, since X gives everybody the same.
   */
  Uni<BearerInvalidation> invalidate(Act act, String app) {
    return trail
        .noting(
            act,
            credentials
                .with(database, app, SecretKind.OWNER)
                .invoke(BearerInvalidations::hasOwner)
                .flatMap(owned ->
                    bearers
                        .of(database, app, null)
                        .flatMap(bearer ->
                            ask(owned, bearer).map(outcome -> new Invalidated(bearer, outcome)))))
        .flatMap(invalidated -> store(act, app, invalidated));
  }

  private record Invalidated(Bearer bearer, Outcome outcome) {}

  private static void hasOwner(Found found) {
    if (found.other().isEmpty()) {
      throw ProblemType.NO_OWNER_TOKEN.exception(
          "X invalidates a bearer for the app's owner alone. PUT /api/v1/apps/{app} with \"owner\""
              + " stores the owner's access token and its secret.");
    }
  }

  private Uni<Outcome> ask(Found owned, Bearer bearer) {
    Token owner = owned.other().orElseThrow().pair().asToken();
    return x.ask(
        owned.consumer().asConsumer(),
        client ->
            client
                .invalidate(bearer.token(), owner)
                .replaceWith(Outcome.INVALIDATED)
                .onFailure(BearerInvalidations::isInvalidToken)
                .recoverWithUni(() -> whoseTokenIsInvalid(client, bearer)));
  }

  private static boolean isInvalidToken(Throwable failure) {
    return failure instanceof XApiException refusal && refusal.code().equals(INVALID_TOKEN);
  }

  /** X's code is the same for both. Where it still gives this bearer, it meant the owner's. */
  private static Uni<Outcome> whoseTokenIsInvalid(OAuthClient client, Bearer bearer) {
    return client
        .bearer()
        .map(given -> {
          if (isSame(given, bearer)) {
            throw ownerInvalid();
          }
          return Outcome.ALREADY_INVALID;
        });
  }

  private static boolean isSame(BearerToken given, Bearer bearer) {
    return Bearer.of(given).secret().sameAs(bearer.secret());
  }

  private static ProblemException ownerInvalid() {
    return ProblemType.X_REFUSED.exception(
        "X does not take the owner's token (code 89), so the bearer is still valid. PUT"
            + " /api/v1/apps/{app} with the owner's current access token and secret, then send"
            + " this again.");
  }

  private Uni<BearerInvalidation> store(Act act, String app, Invalidated invalidated) {
    String fingerprint = invalidated.bearer().fingerprint().value();
    return trail
        .attempt(
            act, tx -> apps.lockKnown(tx, app).flatMap(_ -> writes.endBearer(tx, act, fingerprint)))
        .replaceWith(new BearerInvalidation(app, invalidated.outcome(), fingerprint));
  }
}
