package dev.roost.vault.bearer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** When X was last asked for another bearer of an app. */
@ApplicationScoped
class RenewalStore {

  private final BearerConfig config;
  private final Clock clock;

  RenewalStore(BearerConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Whether X may be asked now; who gets a yes is the only one to get it for a while. */
  Uni<Boolean> mayAsk(SqlClient database, String app) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    return database
        .preparedQuery(
            """
            insert into token_vault.bearer_renewal (app, asked_at) values ($1, $2)
            on conflict (app) do update set asked_at = excluded.asked_at
            where bearer_renewal.asked_at <= $3
            """)
        .execute(Tuple.of(app, now, now.minus(config.minRefreshInterval())))
        .map(result -> result.rowCount() == 1);
  }
}
