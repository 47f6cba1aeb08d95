package dev.roost.vault.call;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.bearer.Bearer;
import dev.roost.vault.bearer.Bearers;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.LiveCredentials;
import dev.roost.vault.credential.LiveCredentials.Found;
import dev.roost.vault.credential.LiveCredentials.Opened;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.UserCredential;
import dev.roost.vault.credential.UserTokenView;
import dev.roost.vault.oauth2.OAuth2Users;
import dev.roost.vault.oauth2.UsableTokens;
import dev.roost.vault.signing.SigningDatabase;
import dev.roost.vault.usage.LastUses;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.Answer;
import dev.roost.xapi.v2.Credential;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Makes judged calls: chooses the credential, and sends. While X is asked, neither a transaction
 * nor a lock nor a connection is held.
 */
@ApplicationScoped
class Calls {

  private static final KeyedLogger LOG = KeyedLogger.of(Calls.class);
  private static final int UNAUTHORIZED = 401;

  private final AppStore apps;
  private final LiveCredentials credentials;
  private final Bearers bearers;
  private final OAuth2Users users;
  private final LastUses uses;
  private final XOAuth x;
  private final Sending sending;
  private final AuditTrail trail;
  private final Pool database;

  Calls(
      AppStore apps,
      LiveCredentials credentials,
      Bearers bearers,
      OAuth2Users users,
      LastUses uses,
      XOAuth x,
      Sending sending,
      AuditTrail trail,
      SigningDatabase database) {
    this.apps = apps;
    this.credentials = credentials;
    this.bearers = bearers;
    this.users = users;
    this.uses = uses;
    this.x = x;
    this.sending = sending;
    this.trail = trail;
    this.database = database.pool();
  }

  /** X's answer, whatever it is; fails with a problem where there is none. */
  Uni<Answer> call(Act act, String app, WantedCall call) {
    XRequest request = sending.request(call);
    return trail
        .noting(database, act, credential(app, call))
        .flatMap(credential ->
            switch (credential) {
              case BEARER -> asApp(act, app, request);
              case OAUTH_1_USER -> asUser(act, app, call.userId().orElseThrow(), request);
              case OAUTH_2_USER -> asOAuth2User(act, app, call, request);
            });
  }

  /** What the caller names; else what the table says, a user's by the app's setting. */
  private Uni<Credential> credential(String app, WantedCall call) {
    Credential chosen =
        call.as().map(CallPolicy::credential).orElseGet(() -> CallPolicy.chosen(call));
    boolean isSetting = call.as().isEmpty() && chosen != Credential.BEARER;
    return isSetting
        ? apps.userCredential(database, app).map(Calls::credential)
        : Uni.createFrom().item(chosen);
  }

  private static Credential credential(UserCredential setting) {
    return switch (setting) {
      case OAUTH_1_USER -> Credential.OAUTH_1_USER;
      case OAUTH_2_USER -> Credential.OAUTH_2_USER;
    };
  }

  /** A bearer that X does not take is renewed, once; where there is no other, X's answer stands. */
  private Uni<Answer> asApp(Act act, String app, XRequest request) {
    return bearer(act, app, null)
        .flatMap(first ->
            send(act, request, first)
                .flatMap(answer ->
                    answer.status() == UNAUTHORIZED
                        ? bearer(act, app, first.fingerprint().value())
                            .onFailure()
                            .recoverWithItem(first)
                            .flatMap(other ->
                                other.fingerprint().equals(first.fingerprint())
                                    ? Uni.createFrom().item(answer)
                                    : send(act, request, other))
                        : Uni.createFrom().item(answer)));
  }

  private Uni<Bearer> bearer(Act act, String app, @Nullable String refused) {
    return trail.noting(database, act, bearers.of(database, app, refused));
  }

  private Uni<Answer> send(Act act, XRequest request, Bearer bearer) {
    return sending.send(act, request, bearer.fingerprint().value(), () -> bearer.authorization());
  }

  private Uni<Answer> asUser(Act act, String app, String userId, XRequest request) {
    return trail
        .noting(database, act, credentials.withUser(database, app, userId).map(Signer::of))
        .invoke(() -> uses.note(app, userId, SecretKind.USER))
        .flatMap(signer ->
            sending.send(
                act,
                request,
                signer.token().row().fingerprint(),
                () ->
                    x.signer(signer.consumer().asConsumer())
                        .asUser(request.request(), signer.token().pair().asToken())));
  }

  /** What signs for a user. */
  private record Signer(dev.roost.vault.credential.Credential consumer, Opened token) {

    static Signer of(Found found) {
      return new Signer(found.consumer(), found.other().orElseThrow(UserTokenView::unknown));
    }
  }

  /**
   * X's answer stands, whatever it is. After 401 for a token that has not ended, the next call
   * renews it first: X's answer to that tells a user who took the access back from a lapse of X's.
   */
  private Uni<Answer> asOAuth2User(Act act, String app, WantedCall call, XRequest request) {
    String userId = call.userId().orElseThrow();
    return trail
        .noting(database, act, users.usable(database, app, userId, CallScopes.of(call)))
        .invoke(() -> uses.note(app, userId, SecretKind.OAUTH2_USER))
        .flatMap(tokens ->
            sending
                .send(act, request, tokens.fingerprint(), () -> tokens.authorization())
                .call(answer ->
                    answer.status() == UNAUTHORIZED
                        ? doubted(tokens)
                        : Uni.createFrom().voidItem()));
  }

  /** X has acted: that it could not be noted does not change the answer. */
  private Uni<Void> doubted(UsableTokens tokens) {
    return users
        .doubt(database, tokens)
        .onFailure()
        .invoke(failure ->
            LOG.warn(
                "X refused a user's access token, which could not be noted",
                key("app", tokens.user().app()),
                key("userId", tokens.user().userId()),
                key("error", failure.getClass().getSimpleName())))
        .onFailure()
        .recoverWithNull();
  }
}
