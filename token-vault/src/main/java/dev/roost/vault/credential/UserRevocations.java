package dev.roost.vault.credential;

import dev.roost.contracts.vault.RevocationOutcome.Outcome;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Users who took an app's access back at X. What they had let the app in by before is invalid there
 * already, so that X is not asked. Every call is part of a transaction that holds the app's lock.
 */
@ApplicationScoped
class UserRevocations {

  private final SecretStore secrets;
  private final UserStates states;
  private final AuditTrail trail;
  private final Clock clock;

  UserRevocations(SecretStore secrets, UserStates states, AuditTrail trail, Clock clock) {
    this.secrets = secrets;
    this.states = states;
    this.trail = trail;
    this.clock = clock;
  }

  /** A live credential, and when the user consented to it. */
  private record Held(StoredSecret row, Instant since) {

    /** X's times are whole seconds; what is of the same second counts as what was revoked. */
    boolean isOlder(Optional<Instant> revokedAt) {
      return revokedAt.isEmpty()
          || !since
              .truncatedTo(ChronoUnit.SECONDS)
              .isAfter(revokedAt.get().truncatedTo(ChronoUnit.SECONDS));
    }
  }

  /**
   * Ends what is older, of OAuth 1.0a and 2.0.
   *
   * @param revokedAt by X's clock; empty where X does not say, which means all there is
   * @return {@code newer-token} where something came after the revocation, whatever else ended
   */
  Uni<Outcome> revoke(SqlConnection tx, Act act, Optional<Instant> revokedAt) {
    return held(tx, act)
        .map(
            held -> held.stream().collect(Collectors.partitioningBy(one -> one.isOlder(revokedAt))))
        .flatMap(parts -> revoke(tx, act, parts, revokedAt.orElseGet(clock::instant)));
  }

  private Uni<Outcome> revoke(
      SqlConnection tx, Act act, Map<Boolean, List<Held>> parts, Instant revokedAt) {
    List<Held> older = parts.getOrDefault(true, List.of());
    List<Held> newer = parts.getOrDefault(false, List.of());
    Outcome outcome =
        newer.isEmpty() ? older.isEmpty() ? Outcome.NONE : Outcome.REVOKED : Outcome.NEWER_TOKEN;
    return (older.isEmpty() ? unchanged(tx, act, newer) : end(tx, act, older, outcome, revokedAt))
        .replaceWith(outcome);
  }

  private Uni<Void> unchanged(SqlConnection tx, Act act, List<Held> newer) {
    String fingerprint = newer.isEmpty() ? null : newer.getFirst().row().fingerprint();
    return trail.write(tx, act, fingerprint, dev.roost.vault.audit.Outcome.UNCHANGED);
  }

  private Uni<Void> end(
      SqlConnection tx, Act act, List<Held> older, Outcome outcome, Instant revokedAt) {
    String app = Objects.requireNonNull(act.app());
    String userId = Objects.requireNonNull(act.userId());
    Uni<Void> remembered =
        outcome == Outcome.REVOKED
            ? states.revoked(tx, app, userId, revokedAt)
            : Uni.createFrom().voidItem();
    return remembered
        .flatMap(_ -> endAll(tx, act, older))
        .flatMap(_ -> states.settle(tx, app, userId));
  }

  private Uni<Void> endAll(SqlConnection tx, Act act, List<Held> older) {
    return Multi.createFrom()
        .iterable(older)
        .onItem()
        .transformToUniAndConcatenate(held ->
            secrets
                .end(tx, held.row())
                .flatMap(_ -> ended(tx, held.row()))
                .flatMap(_ ->
                    trail.write(
                        tx, act, held.row().fingerprint(), dev.roost.vault.audit.Outcome.DONE)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Whatever attempt to renew them is under way has lost its claim. */
  private static Uni<Void> ended(SqlConnection tx, StoredSecret row) {
    return row.kind() != SecretKind.OAUTH2_USER
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(
                """
                update token_vault.oauth2_user
                set state = 'reconnect-needed', cause = 'revoked-by-user', attempt = null,
                  claimed_until = null, changed_at = clock_timestamp()
                where app = $1 and user_id = $2
                """)
            .execute(Tuple.of(row.row().app(), row.row().userId()))
            .replaceWithVoid();
  }

  private Uni<List<Held>> held(SqlConnection tx, Act act) {
    String app = Objects.requireNonNull(act.app());
    String userId = Objects.requireNonNull(act.userId());
    return secrets
        .live(tx, new Place(app, SecretKind.USER, userId))
        .map(rows -> rows.stream().map(row -> new Held(row, row.addedAt())).toList())
        .flatMap(tokens ->
            grants(tx, new Place(app, SecretKind.OAUTH2_USER, userId))
                .map(grants -> Stream.concat(tokens.stream(), grants.stream()).toList()));
  }

  /** A renewal gives other tokens of the same consent. */
  private Uni<List<Held>> grants(SqlConnection tx, Place place) {
    return secrets
        .live(tx, place)
        .flatMap(rows ->
            tx.preparedQuery(
                    """
                    select granted_at from token_vault.oauth2_user where app = $1 and user_id = $2
                    """)
                .execute(Tuple.of(place.app(), place.userId()))
                .map(found ->
                    StreamSupport.stream(found.spliterator(), false)
                        .map(row -> row.getOffsetDateTime("granted_at").toInstant())
                        .flatMap(since -> rows.stream().map(row -> new Held(row, since)))
                        .toList()));
  }
}
