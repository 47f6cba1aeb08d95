package dev.roost.vault.credential;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/** An app, as it stands in the database. */
record AppRow(
    String name, boolean requireModern, UserCredential userCredential, Instant createdAt) {

  static AppRow from(Row row) {
    return new AppRow(
        row.getString("name"),
        row.getBoolean("require_modern"),
        UserCredential.of(row.getString("user_credential")),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
