package dev.roost.vault.signing;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.vault.Authorization;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.LiveCredentials;
import dev.roost.vault.credential.LiveCredentials.Found;
import dev.roost.vault.credential.LiveCredentials.Opened;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.UserTokenView;
import dev.roost.vault.usage.LastUses;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.Actor;
import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Signs what was granted. The header leaves once its use stands in the audit trail. */
@ApplicationScoped
class Signing {

  private final LiveCredentials credentials;
  private final LastUses uses;
  private final XOAuth x;
  private final AuditTrail trail;
  private final SigningDatabase database;

  Signing(
      LiveCredentials credentials,
      LastUses uses,
      XOAuth x,
      AuditTrail trail,
      SigningDatabase database) {
    this.credentials = credentials;
    this.uses = uses;
    this.x = x;
    this.trail = trail;
    this.database = database;
  }

  /** The header for the wish. */
  Uni<Authorization> sign(Act act, String app, Wish wish) {
    return switch (wish.actor()) {
      case Actor.AppOwner() ->
          trail.attempt(
              database.pool(),
              act,
              tx ->
                  credentials
                      .with(tx, app, SecretKind.OWNER)
                      .map(found -> signed(found, wish.request(), Signing::noOwner))
                      .call(authorization -> used(tx, act, authorization)));
      case Actor.User(String userId) ->
          trail.attempt(
              database.pool(),
              act,
              tx ->
                  credentials
                      .withUser(tx, app, userId)
                      .map(found -> signed(found, wish.request(), UserTokenView::unknown))
                      .call(authorization -> used(tx, act, authorization))
                      .invoke(() -> uses.note(app, userId, SecretKind.USER)));
      // Judged before: the bearer is no header that leaves.
      case Actor.AppOnly() ->
          Uni.createFrom()
              .failure(new IllegalStateException("the bearer leaves the vault no more"));
    };
  }

  private Authorization signed(
      Found found, SignableRequest request, Supplier<ProblemException> orElse) {
    Opened token = found.other().orElseThrow(orElse);
    String header = x.signer(found.consumer().asConsumer()).asUser(request, token.pair().asToken());
    return new Authorization(header, token.row().fingerprint());
  }

  private Uni<Void> used(SqlConnection tx, Act act, Authorization authorization) {
    return trail.write(tx, act, authorization.fingerprint(), Outcome.DONE);
  }

  private static ProblemException noOwner() {
    return ProblemType.NO_OWNER_TOKEN.exception(
        "X wants the app owner's signature for this request. PUT /api/v1/apps/{app} stores the"
            + " owner's access token and its secret.");
  }
}
