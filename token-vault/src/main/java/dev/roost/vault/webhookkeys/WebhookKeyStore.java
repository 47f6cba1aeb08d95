package dev.roost.vault.webhookkeys;

import dev.roost.vault.credential.StoredSecret;
import dev.roost.vault.envelope.DataKeys;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The live webhook secrets of one app or of all. */
@ApplicationScoped
class WebhookKeyStore {

  private final DataKeys keys;

  WebhookKeyStore(DataKeys keys) {
    this.keys = keys;
  }

  /** Of one app, the current secret of each family first. */
  Uni<List<LiveKey>> of(SqlConnection tx, String app) {
    return read(tx, app);
  }

  /** Of all apps, by name. */
  Uni<List<LiveKey>> ofAll(SqlConnection tx) {
    // No app has an empty name.
    return read(tx, "");
  }

  private static Uni<List<LiveKey>> read(SqlConnection tx, String appOrAll) {
    return tx.preparedQuery(
            """
            select s.*, a.require_modern
            from token_vault.secret s join token_vault.app a on a.name = s.app
            where s.kind in ('webhook-consumer', 'webhook-client') and s.ended_at is null
              and ($1 = '' or s.app = $1)
            order by s.app, s.kind, s.version desc
            """)
        .execute(Tuple.of(appOrAll))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(LiveKey::from).toList());
  }

  /** Those that open; the others are said and counted, and stop no other key and no other app. */
  Uni<List<LiveKey.Opened>> open(SqlConnection tx, List<LiveKey> live) {
    return Multi.createFrom()
        .iterable(live)
        .onItem()
        .transformToUniAndConcatenate(key -> open(tx, key))
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow)
        .collect()
        .asList();
  }

  private Uni<Optional<LiveKey.Opened>> open(SqlConnection tx, LiveKey key) {
    StoredSecret stored = key.stored();
    return keys.open(tx, stored.row(), stored.keyVersion(), stored.liveSealed())
        .map(found -> found.map(secret -> new LiveKey.Opened(key, secret)));
  }
}
