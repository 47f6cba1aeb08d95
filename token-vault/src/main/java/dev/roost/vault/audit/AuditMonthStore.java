package dev.roost.vault.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The partitions of the trail, by the database's own functions; see the migration. */
final class AuditMonthStore {

  private AuditMonthStore() {}

  /** Whether this transaction may change partitions: one does at a time, on any replica. */
  static Uni<Boolean> claim(SqlConnection tx) {
    return tx.query(
            """
            select pg_try_advisory_xact_lock(hashtextextended('token_vault.audit months', 0)) as won
            """)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("won"));
  }

  /** The database's time. */
  static Uni<Instant> now(SqlConnection tx) {
    return tx.query("select now() as now")
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant());
  }

  /** Makes a month's partition; false where it is there. */
  static Uni<Boolean> add(SqlConnection tx, LocalDate firstDay) {
    return tx.preparedQuery("select token_vault.audit_add_month($1) as made")
        .execute(Tuple.of(firstDay))
        .map(rows -> rows.iterator().next().getBoolean("made"));
  }

  /** Drops what ended before this. */
  static Uni<List<Dropped>> drop(SqlConnection tx, Instant before) {
    return tx.preparedQuery("select name, first_id, last_id from token_vault.audit_drop_months($1)")
        .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                    new Dropped(
                        row.getString("name"), row.getLong("first_id"), row.getLong("last_id")))
                .toList());
  }

  /**
   * A partition that is gone.
   *
   * @param firstId of its rows; absent where it had none
   */
  record Dropped(String name, @Nullable Long firstId, @Nullable Long lastId) {

    /** {@code audit_2024_11 (entries 120 to 4711)}. */
    String text() {
      return firstId == null
          ? name + " (no entries)"
          : "%s (entries %d to %d)".formatted(name, firstId, lastId);
    }
  }
}
