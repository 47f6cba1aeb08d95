package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An app as an admin wants it, in one transaction. */
@ApplicationScoped
class AppWrites {

  private final AppStore apps;
  private final SecretStore secrets;
  private final CredentialWrites writes;
  private final Announcements announcements;
  private final AuditTrail trail;

  AppWrites(
      AppStore apps,
      SecretStore secrets,
      CredentialWrites writes,
      Announcements announcements,
      AuditTrail trail) {
    this.apps = apps;
    this.secrets = secrets;
    this.writes = writes;
    this.announcements = announcements;
    this.trail = trail;
  }

  Uni<Void> put(SqlConnection tx, Act act, @Nullable AppCredentials sent) {
    if (sent == null) {
      throw ProblemException.invalid(null, "The body is missing.");
    }
    String app = Objects.requireNonNull(act.app());
    Map<SecretKind, Credential> credentials = sent.sent();
    return apps.lockOrCreate(tx, app)
        .flatMap(row ->
            announcements.announcing(tx, app, () -> putAll(tx, act, row, credentials, sent)));
  }

  private Uni<Void> putAll(
      SqlConnection tx,
      Act act,
      AppRow app,
      Map<SecretKind, Credential> credentials,
      AppCredentials sent) {
    return putAll(tx, act, credentials)
        .call(_ ->
            needs(
                tx,
                Place.of(app.name(), SecretKind.CONSUMER),
                "consumer",
                "It is missing: an app's first PUT brings its consumer key and secret."))
        .call(_ -> requireModern(tx, act, app, sent.requireModern()))
        .call(_ -> userCredential(tx, act, app, sent.userCredential()))
        .replaceWithVoid();
  }

  private Uni<List<StoredSecret>> putAll(
      SqlConnection tx, Act act, Map<SecretKind, Credential> credentials) {
    return Multi.createFrom()
        .iterable(credentials.entrySet())
        .onItem()
        .transformToUniAndConcatenate(entry -> {
          Place place = Place.of(Objects.requireNonNull(act.app()), entry.getKey());
          return writes.put(tx, act, place, entry.getValue());
        })
        .collect()
        .asList();
  }

  private Uni<Void> requireModern(SqlConnection tx, Act act, AppRow app, @Nullable Boolean wanted) {
    if (wanted == null || wanted == app.requireModern()) {
      return Uni.createFrom().voidItem();
    }
    Uni<Void> possible =
        wanted
            ? needs(
                tx,
                Place.of(app.name(), SecretKind.WEBHOOK_CLIENT),
                "requireModern",
                "It needs a client secret on file: without one every delivery would be refused.")
            : Uni.createFrom().voidItem();
    return possible
        .flatMap(_ -> apps.requireModern(tx, app.name(), wanted))
        .flatMap(_ -> trail.write(tx, act.as(Action.REQUIRE_MODERN), null, Outcome.DONE));
  }

  private Uni<Void> userCredential(
      SqlConnection tx, Act act, AppRow app, @Nullable UserCredential wanted) {
    return wanted == null || wanted == app.userCredential()
        ? Uni.createFrom().voidItem()
        : apps.userCredential(tx, app.name(), wanted)
            .flatMap(_ ->
                trail.write(
                    tx, act.as(Action.CHOOSE_CREDENTIAL).to(wanted.text()), null, Outcome.DONE));
  }

  private Uni<Void> needs(SqlConnection tx, Place place, String parameter, String orElse) {
    return secrets
        .live(tx, place)
        .invoke(live -> {
          if (live.isEmpty()) {
            throw ProblemException.invalid(parameter, orElse);
          }
        })
        .replaceWithVoid();
  }
}
