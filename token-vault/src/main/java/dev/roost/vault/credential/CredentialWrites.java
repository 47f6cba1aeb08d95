package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.envelope.Secret;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Secrets in and out of use, each with its audit entry; the app is locked by the caller. */
@ApplicationScoped
public class CredentialWrites {

  private final SecretStore secrets;
  private final RetiredTokens retired;
  private final UserStates states;
  private final AuditTrail trail;

  CredentialWrites(
      SecretStore secrets, RetiredTokens retired, UserStates states, AuditTrail trail) {
    this.secrets = secrets;
    this.retired = retired;
    this.states = states;
    this.trail = trail;
  }

  /**
   * The credential takes its place; the one before it ends, and X is told where it was a user's. A
   * consumer or client secret is added to those that deliveries are verified with, since X signs
   * with it from now on.
   */
  Uni<StoredSecret> put(SqlConnection tx, Act act, Place place, Credential credential) {
    Secret pair = credential.packed();
    Fingerprint fingerprint = credential.secret().fingerprint();
    return secrets
        .same(tx, place, pair)
        .flatMap(same ->
            same.isPresent()
                ? noted(tx, act, same.get(), Outcome.UNCHANGED)
                : replaced(tx, place, pair)
                    .flatMap(_ -> secrets.add(tx, place, pair, fingerprint))
                    .call(_ -> addWebhookSecretOf(tx, act, place, credential))
                    .call(_ -> endBearerOf(tx, act, place))
                    .call(_ -> settle(tx, place))
                    .flatMap(row -> noted(tx, act, row, Outcome.DONE)));
  }

  /**
   * A user's token takes its place as a new version, even where it is the same as before: when it
   * was added decides which revocations are older than it. X is told of another one before it.
   */
  public Uni<StoredSecret> connect(SqlConnection tx, Act act, Credential token) {
    Place place = new Place(appOf(act), SecretKind.USER, Objects.requireNonNull(act.userId()));
    Secret pair = token.packed();
    return replaced(tx, place, pair)
        .flatMap(_ -> secrets.add(tx, place, pair, token.secret().fingerprint()))
        .call(_ -> settle(tx, place))
        .flatMap(row -> noted(tx, act, row, Outcome.DONE));
  }

  /** The app's bearer takes its place; the one before it ends. */
  public Uni<StoredSecret> putBearer(SqlConnection tx, Act act, Secret bearer) {
    Place place = Place.of(appOf(act), SecretKind.BEARER);
    return secrets
        .same(tx, place, bearer)
        .flatMap(same ->
            same.isPresent()
                ? noted(tx, act, same.get(), Outcome.UNCHANGED)
                : endAll(tx, place)
                    .flatMap(_ -> secrets.add(tx, place, bearer, bearer.fingerprint()))
                    .flatMap(row -> noted(tx, act, row, Outcome.DONE)));
  }

  /** X gave the bearer for the consumer credential: it ends with it. */
  private Uni<?> endBearerOf(SqlConnection tx, Act act, Place changed) {
    if (changed.kind() != SecretKind.CONSUMER) {
      return Uni.createFrom().voidItem();
    }
    Place bearer = Place.of(changed.app(), SecretKind.BEARER);
    return secrets
        .live(tx, bearer)
        .flatMap(live ->
            live.isEmpty()
                ? Uni.createFrom().voidItem()
                : endAll(tx, bearer)
                    .flatMap(
                        _ -> noted(tx, act.as(Action.END_BEARER), live.getFirst(), Outcome.DONE)));
  }

  private Uni<?> addWebhookSecretOf(SqlConnection tx, Act act, Place place, Credential credential) {
    Act adding = act.as(Action.ADD_WEBHOOK_SECRET);
    return switch (place.kind()) {
      case CONSUMER -> add(tx, adding, WebhookFamily.CONSUMER, credential.secret());
      case CLIENT -> add(tx, adding, WebhookFamily.CLIENT, credential.secret());
      case OWNER,
          USER,
          USER_INVALIDATION,
          OAUTH2_USER,
          OAUTH2_PENDING,
          OAUTH2_REVOCATION,
          BEARER,
          WEBHOOK_CONSUMER,
          WEBHOOK_CLIENT ->
          Uni.createFrom().voidItem();
    };
  }

  /** The secret is live and the family's current one, beside the older ones. */
  Uni<StoredSecret> add(SqlConnection tx, Act act, WebhookFamily family, Secret secret) {
    Place place = Place.of(appOf(act), family.kind());
    return secrets
        .same(tx, place, secret)
        .flatMap(same ->
            same.isPresent()
                ? noted(tx, act, same.get(), Outcome.UNCHANGED)
                : secrets
                    .add(tx, place, secret, secret.fingerprint())
                    .flatMap(row -> noted(tx, act, row, Outcome.DONE)));
  }

  /** How a webhook secret that was just added is shown. */
  Uni<WebhookSecretView> shown(SqlConnection tx, StoredSecret row) {
    return secrets
        .live(tx, Place.of(row.row().app(), row.kind()))
        .map(live -> live.getFirst().row().version() == row.row().version())
        .flatMap(newest ->
            WebhookSecretUseStore.of(tx, row.row().app())
                .map(uses -> WebhookSecretView.of(row, newest, uses)));
  }

  /** What is in the place ends, and X is told where it was a user's token and not the next one. */
  private Uni<Void> replaced(SqlConnection tx, Place place, Secret next) {
    return place.kind() == SecretKind.USER
        ? retired.retireAll(tx, place, Optional.of(next))
        : endAll(tx, place);
  }

  /** The user has no live token any more, and X is told; the last one there was is the answer. */
  Uni<StoredSecret> revoke(SqlConnection tx, Act act, Place place) {
    return secrets
        .all(tx, place)
        .map(CredentialWrites::newestOrUnknown)
        .flatMap(last ->
            last.isLive()
                ? retired
                    .retireAll(tx, place, Optional.empty())
                    .call(_ -> settle(tx, place))
                    .flatMap(_ -> noted(tx, act, last, Outcome.DONE))
                : noted(tx, act, last, Outcome.UNCHANGED));
  }

  /** The app's bearer ends if it is the one with this fingerprint; X has invalidated it. */
  public Uni<Void> endBearer(SqlConnection tx, Act act, String fingerprint) {
    return secrets
        .live(tx, Place.of(appOf(act), SecretKind.BEARER))
        .map(live -> live.stream().filter(row -> row.fingerprint().equals(fingerprint)).findFirst())
        .flatMap(row -> row.isEmpty() ? Uni.createFrom().voidItem() : secrets.end(tx, row.get()))
        .flatMap(_ -> trail.write(tx, act, fingerprint, Outcome.DONE));
  }

  static StoredSecret newestOrUnknown(List<StoredSecret> rows) {
    if (rows.isEmpty()) {
      throw UserTokenView.unknown();
    }
    return rows.getFirst();
  }

  /**
   * One version of a family ends; the last live one of what the app needs does not, nor does one
   * that is not idle.
   *
   * @param idle fails where it is not
   */
  Uni<Void> retire(
      SqlConnection tx,
      Act act,
      WebhookSecretId id,
      boolean requireModern,
      Function<StoredSecret, Uni<Void>> idle) {
    return secrets
        .all(tx, Place.of(appOf(act), id.family().kind()))
        .flatMap(rows -> {
          StoredSecret found = id.in(rows);
          if (!found.isLive()) {
            return noted(tx, act, found, Outcome.UNCHANGED);
          }
          boolean needed = id.family() == WebhookFamily.CONSUMER || requireModern;
          if (needed && rows.stream().filter(StoredSecret::isLive).count() == 1) {
            throw lastOne();
          }
          return idle.apply(found)
              .flatMap(_ -> secrets.end(tx, found))
              .flatMap(_ -> noted(tx, act, found, Outcome.DONE));
        })
        .replaceWithVoid();
  }

  private static ProblemException lastOne() {
    return ProblemType.LAST_WEBHOOK_SECRET.exception(
        "Without it no delivery of this app could be verified. Add the new one first; a client"
            + " secret can go once requireModern is off.");
  }

  private Uni<Void> settle(SqlConnection tx, Place place) {
    return place.kind() == SecretKind.USER
        ? states.settle(tx, place.app(), place.userId())
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> endAll(SqlConnection tx, Place place) {
    return secrets
        .live(tx, place)
        .flatMap(rows ->
            Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> secrets.end(tx, row))
                .collect()
                .asList())
        .replaceWithVoid();
  }

  private Uni<StoredSecret> noted(SqlConnection tx, Act act, StoredSecret row, Outcome outcome) {
    return trail.write(tx, act, row.fingerprint(), outcome).replaceWith(row);
  }

  private static String appOf(Act act) {
    return Objects.requireNonNull(act.app());
  }
}
