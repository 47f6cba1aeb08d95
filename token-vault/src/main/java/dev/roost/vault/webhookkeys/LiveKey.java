package dev.roost.vault.webhookkeys;

import dev.roost.vault.credential.StoredSecret;
import dev.roost.vault.envelope.Secret;
import io.vertx.mutiny.sqlclient.Row;

/** A live webhook secret and its app's setting, still sealed. */
record LiveKey(StoredSecret stored, boolean requireModern) {

  static LiveKey from(Row row) {
    return new LiveKey(StoredSecret.from(row), row.getBoolean("require_modern"));
  }

  String app() {
    return stored.row().app();
  }

  /** What changes whenever the list of keys does; nothing secret. */
  String mark() {
    return app() + " " + stored.row().kind() + " " + stored.row().version() + " " + requireModern;
  }

  /** A key, opened. */
  record Opened(LiveKey key, Secret secret) {}
}
