package dev.roost.subscriptions.activity;

import dev.roost.subscriptions.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.stream.StreamSupport;

/** How many subscriptions of the X Activity API each app may have. */
@ApplicationScoped
public class ActivitySettings {

  private final ActivityConfig config;
  private final Clock clock;

  ActivitySettings(ActivityConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** How many the app may have. */
  public Uni<Integer> maxSubscriptions(SqlClient db, String app) {
    return db.preparedQuery(
            "select max_subscriptions from subscription_manager.activity_setting where app = $1")
        .execute(Tuple.of(app))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getInteger("max_subscriptions"))
                .findFirst()
                .orElseGet(config::maxSubscriptions));
  }

  /** Sets it. */
  public Uni<Void> allow(SqlClient db, String app, int maxSubscriptions) {
    return db.preparedQuery(
            """
            insert into subscription_manager.activity_setting (app, max_subscriptions, changed_at)
            values ($1, $2, $3)
            on conflict (app) do update
            set max_subscriptions = excluded.max_subscriptions, changed_at = excluded.changed_at
            """)
        .execute(Tuple.of(app, maxSubscriptions, Work.utc(clock.instant())))
        .replaceWithVoid();
  }
}
