package dev.roost.vault.invalidation;

import dev.roost.vault.x.XOAuth;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/**
 * Handshakes for which X is being asked for a user's token. X gives a user who connects anew the
 * same token as before: until it is stored, nobody can see that it is in use again.
 */
@ApplicationScoped
class RunningHandshakes {

  /** How long storing a token may take after X's answer. */
  private static final Duration STORING = Duration.ofSeconds(5);

  private final Duration longest;
  private final Clock clock;

  RunningHandshakes(XOAuth x, Clock clock) {
    this.longest = x.timeout().plus(STORING);
    this.clock = clock;
  }

  /** Whether the app has one. */
  Uni<Boolean> isOneOnItsWay(SqlClient db, String app) {
    return db.preparedQuery(
            """
            select 1 from token_vault.handshake
            where app = $1 and user_id is null and spent_at > $2 limit 1
            """)
        .execute(Tuple.of(app, clock.instant().minus(longest).atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.size() > 0);
  }
}
