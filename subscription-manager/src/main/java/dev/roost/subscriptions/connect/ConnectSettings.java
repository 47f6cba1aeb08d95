package dev.roost.subscriptions.connect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.runtime.singleflight.SingleFlight;
import dev.roost.subscriptions.connect.ConnectTarget.Endpoint;
import dev.roost.subscriptions.connect.ConnectTarget.Undecided;
import dev.roost.subscriptions.connect.ConnectTarget.Unknown;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.WebhookStore;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.xapi.v2.Profile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

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

  /** What people who open the app's page find, if it was read just now; costs no query. */
  Setting fromMemory(String app) {
    ConnectTarget known = recent.getIfPresent(app);
    return known == null ? Setting.DEFAULT : known.setting();
  }

  /** What people who open the app's page connect to. */
  Uni<ConnectTarget> target(String app) {
    return webhooks
        .of(app)
        .flatMap(all ->
            all.isEmpty()
                ? Uni.createFrom().item(new Unknown(Setting.DEFAULT, false))
                : chosen(app).map(chosen -> target(all, chosen)));
  }

  private static ConnectTarget target(List<Webhook> all, Optional<Chosen> chosen) {
    Setting setting = chosen.map(Chosen::setting).orElse(Setting.DEFAULT);
    List<Webhook> wanted = all.stream().filter(Webhook::wanted).toList();
    if (wanted.isEmpty()) {
      return new Unknown(setting, !all.isEmpty());
    }
    Optional<Webhook> one =
        wanted.size() == 1 ? Optional.of(wanted.getFirst()) : chosen.flatMap(it -> it.in(wanted));
    return one.filter(webhook -> !setting.needsApi2() || webhook.api() == Api.V2)
        .<ConnectTarget>map(webhook -> new Endpoint(webhook.key().endpoint(), setting))
        .orElseGet(() -> new Undecided(setting));
  }

  private record Chosen(String endpoint, Setting setting) {

    Optional<Webhook> in(List<Webhook> wanted) {
      return wanted.stream().filter(one -> one.key().endpoint().equals(endpoint)).findFirst();
    }
  }

  private Uni<Optional<Chosen>> chosen(String app) {
    return chosen(database, app, "");
  }

  private static Uni<Optional<Chosen>> chosen(SqlClient db, String app, String lock) {
    return db.preparedQuery(
            "select * from subscription_manager.connect_setting where app = $1" + lock)
        .execute(Tuple.of(app))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> new Chosen(row.getString("endpoint"), Setting.from(row))));
  }

  /**
   * People connect to this webhook from now on, and find this; a 404 where it is not wanted, a 409
   * or 400 where X has no such thing through a webhook of its API.
   */
  Uni<Void> choose(WebhookKey key, ConnectSetting wanted) {
    return database
        .withTransaction(tx ->
            store
                .hold(tx, key)
                .map(found -> found.filter(Webhook::wanted).orElseThrow(Webhooks::unknown))
                .flatMap(webhook ->
                    chosen(tx, key.app(), " for update")
                        .map(chosen -> chosen.map(Chosen::setting).orElse(Setting.DEFAULT))
                        .map(wanted::over)
                        .invoke(setting -> refuseOfApi11(webhook, setting))
                        .flatMap(setting -> write(tx, key, setting))))
        .invoke(() -> recent.invalidate(key.app()));
  }

  private static void refuseOfApi11(Webhook webhook, Setting setting) {
    if (setting.needsApi2() && webhook.api() != Api.V2) {
      throw setting.profile().isPresent()
          ? ProblemType.ACTIVITY_NEEDS_API_2.exception(
              "The endpoint is of API 1.1, and X delivers event types through webhooks of its version"
                  + " 2 alone. PUT an endpoint with \"api\":\"2\", or set profile to an empty text.")
          : ProblemException.invalid(
              "oauth",
              "The endpoint is of API 1.1, where X takes users' OAuth 1.0a tokens alone. PUT an"
                  + " endpoint with \"api\":\"2\".");
    }
  }

  private static Uni<Void> write(SqlConnection tx, WebhookKey key, Setting setting) {
    return tx.preparedQuery(
            """
            insert into subscription_manager.connect_setting
              (app, endpoint, invitations_only, oauth, profile, return_to, brand_name,
               brand_logo_url, brand_color, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())
            on conflict (app) do update
            set endpoint = excluded.endpoint, changed_at = now(),
                invitations_only = excluded.invitations_only, oauth = excluded.oauth,
                profile = excluded.profile, return_to = excluded.return_to,
                brand_name = excluded.brand_name, brand_logo_url = excluded.brand_logo_url,
                brand_color = excluded.brand_color
            """)
        .execute(
            Tuple.of(key.app(), key.endpoint(), setting.invitationsOnly())
                .addString(setting.oauth().wire())
                .addString(setting.profile().map(Profile::profile).orElse(null))
                .addArrayOfString(
                    setting.returnTo().stream().map(AllowedReturn::toString).toArray(String[]::new))
                .addString(setting.branding().name())
                .addString(setting.branding().logoUrl())
                .addString(setting.branding().color()))
        .replaceWithVoid();
  }
}
