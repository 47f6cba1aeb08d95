package dev.roost.subscriptions.connect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roost.runtime.singleflight.SingleFlight;
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
import org.jspecify.annotations.Nullable;

/** What people connect to, by app: the operator's choice, or the only webhook there is. */
@ApplicationScoped
class ConnectSettings {

  /** Names of apps that are asked for; most are those of nobody's. */
  private static final int MAX_RECENT = 10_000;

  private final Webhooks webhooks;
  private final WebhookStore store;
  private final Pool database;
  private final Cache<String, ConnectTarget> recent;
  private final SingleFlight<String, ConnectTarget> reads = new SingleFlight<>();

  ConnectSettings(Webhooks webhooks, WebhookStore store, Pool database, ConnectConfig config) {
    this.webhooks = webhooks;
    this.store = store;
    this.database = database;
    this.recent =
        Caffeine.newBuilder()
            .expireAfterWrite(config.settingCacheTtl())
            .maximumSize(MAX_RECENT)
            .executor(Runnable::run)
            .build();
  }

  /** What people who open the app's page connect to, at most a few seconds old. */
  Uni<ConnectTarget> recent(String app) {
    ConnectTarget known = recent.getIfPresent(app);
    return known == null
        ? reads.get(app, () -> target(app).invoke(target -> recent.put(app, target)))
        : Uni.createFrom().item(known);
  }

  /** What people who open the app's page connect to. */
  Uni<ConnectTarget> target(String app) {
    return webhooks
        .of(app)
        .flatMap(all -> {
          List<String> wanted =
              all.stream().filter(Webhook::wanted).map(one -> one.key().endpoint()).toList();
          return wanted.isEmpty()
              ? Uni.createFrom().item(new Unknown())
              : chosen(app).map(chosen -> target(wanted, chosen));
        });
  }

  private static ConnectTarget target(List<String> wanted, Optional<Chosen> chosen) {
    boolean invitationsOnly = chosen.isPresent() && chosen.get().invitationsOnly();
    Optional<String> endpoint =
        wanted.size() == 1
            ? Optional.of(wanted.getFirst())
            : chosen.map(Chosen::endpoint).filter(wanted::contains);
    return endpoint
        .<ConnectTarget>map(name -> new Endpoint(name, invitationsOnly))
        .orElseGet(() -> new Undecided(invitationsOnly));
  }

  private record Chosen(String endpoint, boolean invitationsOnly) {}

  private Uni<Optional<Chosen>> chosen(String app) {
    return database
        .preparedQuery(
            """
            select endpoint, invitations_only
            from subscription_manager.connect_setting where app = $1
            """)
        .execute(Tuple.of(app))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row ->
                    new Chosen(row.getString("endpoint"), row.getBoolean("invitations_only"))));
  }

  /**
   * People connect to this webhook from now on; a 404 where it is not wanted.
   *
   * @param invitationsOnly whether they need an invitation; null leaves that as it is
   */
  Uni<Void> choose(WebhookKey key, @Nullable Boolean invitationsOnly) {
    return database
        .withTransaction(tx ->
            store
                .hold(tx, key)
                .map(found -> found.filter(Webhook::wanted).orElseThrow(Webhooks::unknown))
                .flatMap(_ -> write(tx, key, invitationsOnly)))
        .invoke(() -> recent.invalidate(key.app()));
  }

  private static Uni<Void> write(
      SqlConnection tx, WebhookKey key, @Nullable Boolean invitationsOnly) {
    return tx.preparedQuery(
            """
            insert into subscription_manager.connect_setting as old
              (app, endpoint, invitations_only, changed_at)
            values ($1, $2, coalesce($3::boolean, false), now())
            on conflict (app) do update
            set endpoint = excluded.endpoint, changed_at = now(),
                invitations_only = coalesce($3::boolean, old.invitations_only)
            """)
        .execute(Tuple.of(key.app(), key.endpoint(), invitationsOnly))
        .replaceWithVoid();
  }
}
