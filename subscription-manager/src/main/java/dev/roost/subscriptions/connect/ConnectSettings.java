package dev.roost.subscriptions.connect;

import dev.roost.subscriptions.connect.ConnectTarget.Endpoint;
import dev.roost.subscriptions.connect.ConnectTarget.Undecided;
import dev.roost.subscriptions.connect.ConnectTarget.Unknown;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.WebhookStore;
import dev.roost.subscriptions.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What people connect to, by app: the operator's choice, or the only webhook there is. */
@ApplicationScoped
class ConnectSettings {

  private final Webhooks webhooks;
  private final WebhookStore store;
  private final Pool database;

  ConnectSettings(Webhooks webhooks, WebhookStore store, Pool database) {
    this.webhooks = webhooks;
    this.store = store;
    this.database = database;
  }

  /** What people who open the app's page connect to. */
  Uni<ConnectTarget> target(String app) {
    return webhooks
        .of(app)
        .flatMap(all -> {
          List<String> wanted =
              all.stream().filter(Webhook::wanted).map(one -> one.key().endpoint()).toList();
          return wanted.size() < 2
              ? Uni.createFrom().item(only(wanted))
              : chosen(app).map(chosen -> chosen.filter(wanted::contains)).map(ConnectSettings::of);
        });
  }

  private static ConnectTarget only(List<String> wanted) {
    return wanted.isEmpty() ? new Unknown() : new Endpoint(wanted.getFirst());
  }

  private static ConnectTarget of(Optional<String> chosen) {
    return chosen.<ConnectTarget>map(Endpoint::new).orElseGet(Undecided::new);
  }

  private Uni<Optional<String>> chosen(String app) {
    return database
        .preparedQuery("select endpoint from subscription_manager.connect_setting where app = $1")
        .execute(Tuple.of(app))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> row.getString("endpoint")));
  }

  /** People connect to this webhook from now on; a 404 where it is not wanted. */
  Uni<Void> choose(WebhookKey key) {
    return database.withTransaction(tx ->
        store
            .hold(tx, key)
            .map(found -> found.filter(Webhook::wanted).orElseThrow(Webhooks::unknown))
            .flatMap(_ -> write(tx, key)));
  }

  private static Uni<Void> write(SqlConnection tx, WebhookKey key) {
    return tx.preparedQuery(
            """
            insert into subscription_manager.connect_setting (app, endpoint, changed_at)
            values ($1, $2, now())
            on conflict (app) do update set endpoint = excluded.endpoint, changed_at = now()
            """)
        .execute(Tuple.of(key.app(), key.endpoint()))
        .replaceWithVoid();
  }
}
