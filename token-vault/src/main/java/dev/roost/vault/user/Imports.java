package dev.roost.vault.user;

import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.CredentialWrites;
import dev.roost.vault.credential.Place;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.SecretStore;
import dev.roost.vault.credential.StoredSecret;
import dev.roost.vault.credential.UserTokens;
import dev.roost.vault.oauth2.OAuth2UserStore;
import dev.roost.vault.user.ImportReading.Read;
import dev.roost.vault.user.ImportedUser.Reason;
import dev.roost.vault.user.ImportedUser.Result;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes users over from another system, each in a transaction of its own. A line that comes again
 * changes nothing, also where the vault has renewed what it brought.
 */
@ApplicationScoped
class Imports {

  private final ImportReading reading;
  private final SecretStore secrets;
  private final CredentialWrites writes;
  private final OAuth2UserStore grants;
  private final AppStore apps;
  private final AuditTrail trail;
  private final Clock clock;

  Imports(
      ImportReading reading,
      SecretStore secrets,
      CredentialWrites writes,
      OAuth2UserStore grants,
      AppStore apps,
      AuditTrail trail,
      Clock clock) {
    this.reading = reading;
    this.secrets = secrets;
    this.writes = writes;
    this.grants = grants;
    this.apps = apps;
    this.trail = trail;
    this.clock = clock;
  }

  /** Takes one line over; fails only where the database does. */
  Uni<ImportedUser> take(Act act, int number, String line) {
    return switch (reading.read(line, clock.instant())) {
      case Read.Unread(Optional<String> userId, Reason reason) ->
          Uni.createFrom().item(ImportedUser.refused(number, userId, reason));
      case Read.User user -> {
        Act importing = act.of(user.userId().value());
        yield trail
            .attempt(importing, tx -> take(tx, importing, user))
            .map(verdict -> told(number, user, verdict));
      }
    };
  }

  /** What is to be done with one credential of a line. */
  private sealed interface Verdict {

    /** It takes its place. */
    record Import() implements Verdict {}

    /** It is there, or what became of it. */
    record Unchanged() implements Verdict {}

    /** It is not taken. */
    record Refused(Reason reason) implements Verdict {}
  }

  private static ImportedUser told(int number, Read.User user, Verdict verdict) {
    String userId = user.userId().value();
    return switch (verdict) {
      case Verdict.Import() -> ImportedUser.of(number, userId, Result.IMPORTED);
      case Verdict.Unchanged() -> ImportedUser.of(number, userId, Result.UNCHANGED);
      case Verdict.Refused(Reason reason) ->
          ImportedUser.refused(number, Optional.of(userId), reason);
    };
  }

  /** Looks at both before it writes either: a line that is refused changes nothing. */
  private Uni<Verdict> take(SqlConnection tx, Act act, Read.User user) {
    String app = Objects.requireNonNull(act.app());
    return apps.lockKnown(tx, app)
        .flatMap(_ -> oauth1(tx, app, user))
        .flatMap(first ->
            oauth2(tx, app, user)
                .flatMap(second ->
                    first instanceof Verdict.Refused
                        ? Uni.createFrom().item(first)
                        : second instanceof Verdict.Refused
                            ? Uni.createFrom().item(second)
                            : write(tx, act, user, first, second)));
  }

  private Uni<Verdict> oauth1(SqlConnection tx, String app, Read.User user) {
    return user.oauth1()
        .map(token ->
            secrets
                .all(tx, new Place(app, SecretKind.USER, user.userId().value()))
                .map(rows -> judged(rows, token.secret().fingerprint().value())))
        .orElseGet(() -> Uni.createFrom().item(new Verdict.Unchanged()));
  }

  /** The same token that ended was invalidated, or will be. */
  private static Verdict judged(List<StoredSecret> rows, String fingerprint) {
    Optional<StoredSecret> live = rows.stream().filter(StoredSecret::isLive).findFirst();
    if (live.filter(row -> row.fingerprint().equals(fingerprint)).isPresent()) {
      return new Verdict.Unchanged();
    }
    if (live.isPresent()) {
      return new Verdict.Refused(Reason.ALREADY_CONNECTED);
    }
    return rows.stream().anyMatch(row -> row.fingerprint().equals(fingerprint))
        ? new Verdict.Refused(Reason.ENDED)
        : new Verdict.Import();
  }

  private Uni<Verdict> oauth2(SqlConnection tx, String app, Read.User user) {
    return user.oauth2()
        .map(tokens ->
            secrets
                .live(tx, new Place(app, SecretKind.CLIENT, ""))
                .flatMap(client ->
                    client.isEmpty()
                        ? Uni.createFrom().item(new Verdict.Refused(Reason.NO_OAUTH2_CLIENT))
                        : oauth2(tx, app, user.userId().value(), tokens)))
        .orElseGet(() -> Uni.createFrom().item(new Verdict.Unchanged()));
  }

  /** A refresh token is used once: the line's own may have been followed by others since. */
  private Uni<Verdict> oauth2(SqlConnection tx, String app, String userId, UserTokens tokens) {
    String fingerprint = tokens.lasting().fingerprint().value();
    return secrets
        .all(tx, OAuth2UserStore.place(app, userId))
        .flatMap(rows ->
            grants
                .lock(tx, app, userId)
                .map(found -> {
                  boolean known =
                      rows.stream().anyMatch(row -> row.fingerprint().equals(fingerprint));
                  boolean usable = found.filter(one -> one.user().state().isUsable()).isPresent();
                  if (known) {
                    return rows.stream().anyMatch(StoredSecret::isLive)
                        ? new Verdict.Unchanged()
                        : new Verdict.Refused(Reason.ENDED);
                  }
                  return usable
                      ? new Verdict.Refused(Reason.ALREADY_CONNECTED)
                      : new Verdict.Import();
                }));
  }

  private Uni<Verdict> write(
      SqlConnection tx, Act act, Read.User user, Verdict first, Verdict second) {
    Uni<Void> token =
        first instanceof Verdict.Import
            ? writes.connect(tx, act, user.oauth1().orElseThrow()).replaceWithVoid()
            : Uni.createFrom().voidItem();
    return token
        .flatMap(_ ->
            second instanceof Verdict.Import
                ? grant(tx, act, user.oauth2().orElseThrow())
                : Uni.createFrom().voidItem())
        .replaceWith(first instanceof Verdict.Import ? first : second);
  }

  private Uni<Void> grant(SqlConnection tx, Act act, UserTokens tokens) {
    String app = Objects.requireNonNull(act.app());
    String userId = Objects.requireNonNull(act.userId());
    return grants
        .grant(tx, OAuth2UserStore.place(app, userId), tokens, tokens.scopes(), clock.instant())
        .flatMap(row -> trail.write(tx, act, row.fingerprint(), Outcome.DONE));
  }
}
