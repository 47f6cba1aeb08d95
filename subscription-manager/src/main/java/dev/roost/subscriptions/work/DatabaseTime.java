package dev.roost.subscriptions.work;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;

/** The database's time, by which leases are kept: the same for all replicas. */
public final class DatabaseTime {

  private DatabaseTime() {}

  /** What its clock shows now. */
  public static Uni<Instant> of(SqlClient db) {
    return db.query("select clock_timestamp() as now")
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant());
  }
}
