package dev.roost.subscriptions.connect;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many handshakes were begun for an app today, UTC, counted by all replicas together: in the
 * database, since a restart must not begin a new day.
 */
@ApplicationScoped
class DailyHandshakes {

  private final Pool database;
  private final OptionalInt max;
  private final Clock clock;

  DailyHandshakes(Pool database, ConnectConfig config, Clock clock) {
    this.database = database;
    this.max = config.maxHandshakesPerDay();
    this.clock = clock;
  }

  /** Counts one; gives how long until there are more where it is one too many. */
  Uni<Optional<Duration>> take(String app) {
    if (max.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    return count(app, now.toLocalDate(), max.getAsInt())
        .map(taken -> taken ? Optional.empty() : Optional.of(untilTomorrow(now)));
  }

  private Uni<Boolean> count(String app, LocalDate day, int most) {
    if (most < 1) {
      return Uni.createFrom().item(false);
    }
    return database
        .preparedQuery(
            """
            with old as (delete from subscription_manager.connect_day where app = $1 and day < $2)
            insert into subscription_manager.connect_day as today (app, day, begun)
            values ($1, $2, 1)
            on conflict (app, day) do update set begun = today.begun + 1 where today.begun < $3
            """)
        .execute(Tuple.of(app, day, most))
        .map(written -> written.rowCount() > 0);
  }

  private static Duration untilTomorrow(OffsetDateTime now) {
    return Duration.between(
        now, now.toLocalDate().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
  }
}
