package dev.roost.vault.bearer;

import dev.roost.admin.access.Caller;
import dev.roost.runtime.singleflight.SingleFlight;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.CredentialWrites;
import dev.roost.vault.credential.LiveCredentials;
import dev.roost.vault.credential.LiveCredentials.Found;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.x.XOAuth;
import dev.roost.xapi.endpoint.OAuthClient;
import dev.roost.xapi.endpoint.OAuthEndpoint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The apps' bearers. While X is asked, neither a transaction nor a lock is held. */
@ApplicationScoped
public class Bearers {

  private static final Caller ITSELF = new Caller.Itself("vault", "token-vault");

  private final LiveCredentials credentials;
  private final CredentialWrites writes;
  private final AppStore apps;
  private final RenewalStore renewals;
  private final XOAuth x;
  private final AuditTrail trail;
  private final SingleFlight<String, Bearer> asking = new SingleFlight<>();

  Bearers(
      LiveCredentials credentials,
      CredentialWrites writes,
      AppStore apps,
      RenewalStore renewals,
      XOAuth x,
      AuditTrail trail) {
    this.credentials = credentials;
    this.writes = writes;
    this.apps = apps;
    this.renewals = renewals;
    this.x = x;
    this.trail = trail;
  }

  /**
   * The app's bearer; fails with 404 where there is no such app, with 502 or 503 where X gives
   * none.
   *
   * @param database where it is read; a new one is stored by the service's own pool
   * @param refused fingerprint of one that X did not take: it is renewed, but not too often
   */
  public Uni<Bearer> of(SqlClient database, String app, @Nullable String refused) {
    return held(database, app)
        .flatMap(held -> {
          if (held.isEmpty()) {
            return asking.get(app, () -> obtain(database, app, refused));
          }
          return refused != null && held.get().is(refused)
              ? renewals
                  .mayAsk(database, app)
                  .flatMap(may ->
                      may
                          ? asking.get(app, () -> obtain(database, app, refused))
                          : Uni.createFrom().item(held.get()))
              : Uni.createFrom().item(held.get());
        });
  }

  private Uni<Optional<Bearer>> held(SqlClient database, String app) {
    return credentials.with(database, app, SecretKind.BEARER).map(Bearers::held);
  }

  private static Optional<Bearer> held(Found found) {
    return found.other().map(Bearer::of);
  }

  /** Looks once more, since another may have obtained it meanwhile, and asks X. */
  private Uni<Bearer> obtain(SqlClient database, String app, @Nullable String refused) {
    return credentials
        .with(database, app, SecretKind.BEARER)
        .flatMap(found -> {
          Optional<Bearer> held = held(found);
          return held.isPresent() && (refused == null || !held.get().is(refused))
              ? Uni.createFrom().item(held.get())
              : ask(database, app, found, refused);
        });
  }

  private Uni<Bearer> ask(SqlClient database, String app, Found found, @Nullable String refused) {
    Act act = Act.on(app, Action.OBTAIN_BEARER, ITSELF).to(OAuthEndpoint.BEARER_TOKEN.label());
    return trail
        .noting(act, x.ask(found.consumer().asConsumer(), OAuthClient::bearer))
        .map(Bearer::of)
        .flatMap(bearer ->
            trail
                .attempt(act, tx -> store(tx, act, found, bearer))
                .flatMap(stored ->
                    stored ? Uni.createFrom().item(bearer) : obtain(database, app, refused)));
  }

  /** Stores it, unless the consumer credential it came from was changed meanwhile. */
  private Uni<Boolean> store(SqlConnection tx, Act act, Found from, Bearer bearer) {
    String app = Objects.requireNonNull(act.app());
    return apps.lockKnown(tx, app)
        .flatMap(_ -> credentials.consumer(tx, app))
        .flatMap(now ->
            now.consumerVersion() == from.consumerVersion()
                ? writes.putBearer(tx, act, bearer.secret()).replaceWith(true)
                : Uni.createFrom().item(false));
  }
}
