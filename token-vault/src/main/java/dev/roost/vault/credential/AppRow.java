package dev.roost.vault.credential;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/** An app, as it stands in the database. */
record AppRow(String name, boolean requireModern, Instant createdAt) {

  static AppRow from(Row row) {
    return new AppRow(
        row.getString("name"),
        row.getBoolean("require_modern"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
