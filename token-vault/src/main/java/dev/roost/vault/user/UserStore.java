package dev.roost.vault.user;

import dev.roost.contracts.credentials.UserCredentialState.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Users of an app as they may be seen, read without any lock. */
@ApplicationScoped
class UserStore {

  private static final String USERS =
      """
      select t.user_id, t.state, t.cause, t.changed_at, t.oauth1_used_at,
             s1.fingerprint as oauth1_fingerprint, s1.added_at,
             s2.fingerprint as oauth2_fingerprint, o.scopes, o.requested_scopes, o.granted_at,
             o.access_expires_at, o.refreshed_at, o.last_used_at
      from token_vault.user_state t
        left join token_vault.secret s1 on s1.app = t.app and s1.kind = 'user'
          and s1.user_id = t.user_id and s1.ended_at is null
        left join token_vault.oauth2_user o on o.app = t.app and o.user_id = t.user_id
        left join token_vault.secret s2 on s2.app = o.app and s2.kind = o.kind
          and s2.user_id = o.user_id and s2.version = o.version
      """;

  private final Pool database;

  UserStore(Pool database) {
    this.database = database;
  }

  /** One user; empty where the vault has nothing of them. */
  Uni<Optional<UserView>> find(String app, String userId) {
    return read(USERS + "where t.app = $1 and t.user_id = $2", Tuple.of(app, userId))
        .map(found -> found.stream().findFirst());
  }

  /** Users whose ids come after this one as text, by id. */
  Uni<List<UserView>> list(String app, Optional<State> state, String after, int limit) {
    String page = "t.user_id > $2 order by t.user_id limit $3";
    return state
        .map(wanted ->
            read(
                USERS + "where t.app = $1 and t.state = $4 and " + page,
                Tuple.of(app, after, limit, wanted.wire())))
        .orElseGet(() -> read(USERS + "where t.app = $1 and " + page, Tuple.of(app, after, limit)));
  }

  private Uni<List<UserView>> read(String sql, Tuple parameters) {
    return database
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(UserView::from).toList());
  }
}
