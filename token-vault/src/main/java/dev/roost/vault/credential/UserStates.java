package dev.roost.vault.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.credentials.UserCredentialState;
import dev.roost.contracts.credentials.UserCredentialState.Cause;
import dev.roost.contracts.credentials.UserCredentialState.State;
import dev.roost.contracts.topic.Topics;
import dev.roost.outbox.Outbox;
import dev.roost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whether each user's credentials can be used, kept for lists and told on {@code
 * roost.user-credentials}. Whoever changes what a user has calls {@link #settle} afterwards in the
 * same transaction; {@link UserStatesJob} finds what nobody settled.
 */
@ApplicationScoped
public class UserStates {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Outbox outbox;
  private final Clock clock;

  UserStates(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** One user of one app. */
  record User(String app, String userId) {

    String key() {
      return app + "/" + userId;
    }
  }

  /** How a user is, or was told to be: nothing of it is there where the vault has nothing. */
  private record Told(@Nullable String state, @Nullable String cause, List<String> scopes) {}

  private record Look(Told now, Told before) {}

  /**
   * Tells how the user is after what this transaction changed, where that is not what was told
   * last. Two transactions about one user settle one after the other, whether or not they hold the
   * app's lock.
   */
  public Uni<Void> settle(SqlConnection tx, String app, String userId) {
    User user = new User(app, userId);
    return tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .execute(Tuple.of("user-state:" + user.key()))
        .flatMap(_ -> look(tx, user))
        .flatMap(look ->
            look.now().equals(look.before())
                ? Uni.createFrom().voidItem()
                : keep(tx, user, look.now()).flatMap(at -> tell(tx, user, look.now(), at)));
  }

  // A statement of its own after the lock: it sees what the transaction before has committed.
  private static Uni<Look> look(SqlConnection tx, User user) {
    return tx.preparedQuery(
            """
            select n.state, n.cause, n.scopes,
                   t.state as told_state, t.cause as told_cause, t.scopes as told_scopes
            from (select) one
              left join token_vault.user_state_now n on n.app = $1 and n.user_id = $2
              left join token_vault.user_state t on t.app = $1 and t.user_id = $2
            """)
        .execute(Tuple.of(user.app(), user.userId()))
        .map(rows -> rows.iterator().next())
        .map(row -> new Look(told(row, ""), told(row, "told_")));
  }

  private static Told told(Row row, String prefix) {
    String[] scopes = row.getArrayOfStrings(prefix + "scopes");
    return new Told(
        row.getString(prefix + "state"),
        row.getString(prefix + "cause"),
        scopes == null ? List.of() : List.of(scopes));
  }

  private Uni<Instant> keep(SqlConnection tx, User user, Told now) {
    Instant at = clock.instant();
    Uni<?> kept =
        now.state() == null
            ? tx.preparedQuery("delete from token_vault.user_state where app = $1 and user_id = $2")
                .execute(Tuple.of(user.app(), user.userId()))
            : tx.preparedQuery(
                    """
                    insert into token_vault.user_state (app, user_id, state, cause, scopes, changed_at)
                    values ($1, $2, $3, $4, $5, $6)
                    on conflict (app, user_id) do update
                      set state = excluded.state, cause = excluded.cause, scopes = excluded.scopes,
                        changed_at = excluded.changed_at,
                        revoked_at = case when excluded.cause = 'revoked-by-user'
                                       then user_state.revoked_at end
                    """)
                .execute(
                    Tuple.from(
                        Arrays.asList(
                            user.app(),
                            user.userId(),
                            now.state(),
                            now.cause(),
                            now.scopes().isEmpty() ? null : now.scopes().toArray(String[]::new),
                            at.atOffset(ZoneOffset.UTC))));
    return kept.replaceWith(at);
  }

  private Uni<Void> tell(SqlConnection tx, User user, Told now, Instant at) {
    return outbox.append(
        tx,
        new OutboxMessage(
            Topics.USER_CREDENTIALS.name(), user.key(), written(user, now, at), Map.of()));
  }

  private static byte @Nullable [] written(User user, Told now, Instant at) {
    if (now.state() == null) {
      return null;
    }
    try {
      return JSON.writeValueAsBytes(
          new UserCredentialState(
              user.app(),
              user.userId(),
              State.of(Objects.requireNonNull(now.state())),
              now.cause() == null ? null : Cause.of(now.cause()),
              now.scopes().isEmpty() ? null : now.scopes(),
              at.toString()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an announcement could not be written", e);
    }
  }

  /**
   * The user took the access back, which is remembered though nothing of theirs is kept; to be
   * called while the vault still has something of them, and settled after that has ended.
   */
  Uni<Void> revoked(SqlConnection tx, String app, String userId, Instant at) {
    return settle(tx, app, userId).flatMap(_ -> mark(tx, app, userId, at));
  }

  /** That they took it back is forgotten: they were disconnected. */
  Uni<Void> forgotten(SqlConnection tx, String app, String userId) {
    return mark(tx, app, userId, null);
  }

  private static Uni<Void> mark(
      SqlConnection tx, String app, String userId, @Nullable Instant revokedAt) {
    return tx.preparedQuery(
            "update token_vault.user_state set revoked_at = $3 where app = $1 and user_id = $2")
        .execute(
            Tuple.of(app, userId, revokedAt == null ? null : revokedAt.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /** Users who are not as they were told to be, some of them. */
  static Uni<List<User>> unsettled(SqlClient db, int limit) {
    return db.preparedQuery(
            """
            select app, user_id
            from token_vault.user_state_now n full join token_vault.user_state t
              using (app, user_id)
            where n.state is distinct from t.state or n.cause is distinct from t.cause
              or coalesce(n.scopes, '{}') <> coalesce(t.scopes, '{}')
            order by app, user_id limit $1
            """)
        .execute(Tuple.of(limit))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new User(row.getString("app"), row.getString("user_id")))
                .toList());
  }
}
