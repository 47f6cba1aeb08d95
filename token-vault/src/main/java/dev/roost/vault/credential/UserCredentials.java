package dev.roost.vault.credential;

import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the vault has of a user of an app, whichever way they connected. Every call is part of a
 * transaction that holds the app's lock.
 */
@ApplicationScoped
public class UserCredentials {

  private final SecretStore secrets;
  private final RetiredTokens tokens;
  private final RetiredGrants grants;
  private final UserStates states;
  private final AuditTrail trail;

  UserCredentials(
      SecretStore secrets,
      RetiredTokens tokens,
      RetiredGrants grants,
      UserStates states,
      AuditTrail trail) {
    this.secrets = secrets;
    this.tokens = tokens;
    this.grants = grants;
    this.states = states;
    this.trail = trail;
  }

  /**
   * The user is disconnected: nothing is signed or called with what the vault has any more, and X
   * is to be told of each.
   *
   * @return whether X is still to be told of something of this user
   */
  public Uni<Boolean> end(SqlConnection tx, Act act) {
    String app = Objects.requireNonNull(act.app());
    String userId = Objects.requireNonNull(act.userId());
    Place place = new Place(app, SecretKind.USER, userId);
    return secrets
        .live(tx, place)
        .call(_ -> tokens.retireAll(tx, place, Optional.empty()))
        .flatMap(rows ->
            grants
                .retireAll(tx, app, userId)
                .map(ended ->
                    Stream.concat(rows.stream().map(StoredSecret::fingerprint), ended.stream())
                        .toList()))
        .call(ended -> note(tx, act, ended))
        .call(_ -> states.forgotten(tx, app, userId))
        .call(_ -> states.settle(tx, app, userId))
        .flatMap(_ -> isAwaitingX(tx, app, userId));
  }

  private Uni<Void> note(SqlConnection tx, Act act, List<String> ended) {
    return ended.isEmpty()
        ? trail.write(tx, act, null, Outcome.UNCHANGED)
        : Multi.createFrom()
            .iterable(ended)
            .onItem()
            .transformToUniAndConcatenate(
                fingerprint -> trail.write(tx, act, fingerprint, Outcome.DONE))
            .collect()
            .last()
            .replaceWithVoid();
  }

  private static Uni<Boolean> isAwaitingX(SqlClient db, String app, String userId) {
    return db.preparedQuery(
            """
            select 1 from token_vault.user_invalidation where app = $1 and user_id = $2
            union all
            select 1 from token_vault.oauth2_revocation where app = $1 and user_id = $2 limit 1
            """)
        .execute(Tuple.of(app, userId))
        .map(rows -> rows.size() > 0);
  }
}
