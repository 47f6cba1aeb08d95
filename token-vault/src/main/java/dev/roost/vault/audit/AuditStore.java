package dev.roost.vault.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.stream.StreamSupport;

/** The rows of the trail. */
final class AuditStore {

  private static final String INSERT =
      """
      insert into token_vault.audit
        (at, caller_kind, caller, action, app, user_id, purpose, fingerprint, outcome, reason,
         route, token_id, address, count)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      """;

  private AuditStore() {}

  static Uni<Void> insert(SqlClient db, NewEntry entry) {
    return db.preparedQuery(INSERT).execute(entry.tuple()).replaceWithVoid();
  }

  /** All of them, or none. */
  static Uni<Void> insertAll(SqlClient tx, List<NewEntry> entries) {
    return tx.preparedQuery(INSERT)
        .executeBatch(entries.stream().map(NewEntry::tuple).toList())
        .replaceWithVoid();
  }

  /** The newest first. */
  static Uni<List<AuditEntry>> read(SqlClient db, AuditFilter filter, int limit) {
    AuditFilter.Sql sql = filter.sql();
    return db.preparedQuery(
            """
            select id, at, caller_kind, caller, action, app, user_id, purpose, fingerprint, outcome,
                   reason, route, token_id, address, count
            from token_vault.audit where %s order by id desc limit %d
            """
                .formatted(sql.where(), limit))
        .execute(sql.parameters())
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(AuditStore::entry).toList());
  }

  private static AuditEntry entry(Row row) {
    return new AuditEntry(
        Long.toString(row.getLong("id")),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("caller_kind"),
        row.getString("caller"),
        row.getString("action"),
        row.getString("app"),
        row.getString("user_id"),
        row.getString("purpose"),
        row.getString("fingerprint"),
        row.getString("outcome"),
        row.getString("reason"),
        row.getString("route"),
        row.getString("token_id"),
        row.getString("address"),
        row.getLong("count"));
  }
}
