package dev.roost.vault.credential;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.vault.envelope.RowIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** When webhook secrets last verified deliveries, as webhook-ingest told. */
@ApplicationScoped
public class WebhookSecretUseStore {

  private final WebhookSecretConfig config;

  WebhookSecretUseStore(WebhookSecretConfig config) {
    this.config = config;
  }

  /**
   * Keeps the latest time for each secret and webhook. What is no live secret's is left out, and no
   * time is later than now.
   */
  public Uni<Void> keep(SqlConnection tx, List<WebhookSecretUse> uses) {
    return tx.preparedQuery(
            """
            insert into token_vault.webhook_secret_use (app, kind, version, endpoint, last_verified_at)
            select s.app, s.kind, s.version, u.endpoint, max(least(u.at, now()))
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
                   as u (app, endpoint, fingerprint, at)
              join token_vault.secret s on s.app = u.app and s.fingerprint = u.fingerprint
            where s.kind in ('webhook-consumer', 'webhook-client') and s.ended_at is null
            group by s.app, s.kind, s.version, u.endpoint
            order by s.app, s.kind, s.version, u.endpoint
            on conflict (app, kind, version, endpoint) do update
              set last_verified_at = excluded.last_verified_at
              where webhook_secret_use.last_verified_at < excluded.last_verified_at
            """)
        .execute(
            Tuple.of(
                texts(uses, use -> use.app().value()),
                texts(uses, use -> use.endpoint().value()),
                texts(uses, WebhookSecretUse::fingerprint),
                uses.stream()
                    .map(use -> use.lastVerifiedAt().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new)))
        .flatMap(_ -> bound(tx, texts(uses, use -> use.app().value())));
  }

  private static String[] texts(
      List<WebhookSecretUse> uses, Function<WebhookSecretUse, String> text) {
    return uses.stream().map(text).toArray(String[]::new);
  }

  /** A webhook's name is the caller's word: whoever invents names must not fill the table. */
  private Uni<Void> bound(SqlConnection tx, String[] apps) {
    return tx.preparedQuery(
            """
            delete from token_vault.webhook_secret_use gone
            using (select app, kind, version, endpoint,
                          row_number() over (partition by app, kind, version
                                             order by last_verified_at desc, endpoint) as place
                   from token_vault.webhook_secret_use where app = any($1)) ranked
            where ranked.place > $2 and gone.app = ranked.app and gone.kind = ranked.kind
              and gone.version = ranked.version and gone.endpoint = ranked.endpoint
            """)
        .execute(Tuple.of(apps, config.maxEndpoints()))
        .replaceWithVoid();
  }

  /** The last uses of these apps' secrets, by secret, in the order of the webhooks' names. */
  static Uni<Map<RowIdentity, List<LastVerified>>> of(SqlClient db, String... apps) {
    return db.preparedQuery(
            """
            select app, kind, version, endpoint, last_verified_at
            from token_vault.webhook_secret_use where app = any($1) order by endpoint
            """)
        .execute(Tuple.tuple().addArrayOfString(apps))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .collect(
                    Collectors.groupingBy(
                        WebhookSecretUseStore::secret,
                        Collectors.mapping(
                            WebhookSecretUseStore::lastVerified, Collectors.toList()))));
  }

  private static RowIdentity secret(Row row) {
    return new RowIdentity(
        row.getString("app"), row.getString("kind"), "", row.getInteger("version"));
  }

  private static LastVerified lastVerified(Row row) {
    return new LastVerified(
        row.getString("endpoint"), row.getOffsetDateTime("last_verified_at").toInstant());
  }

  /** Fails with 409 where the secret verified a delivery a short while ago. */
  Uni<Void> requireIdle(SqlConnection tx, RowIdentity secret) {
    return tx.preparedQuery(
            """
            select app, kind, version, endpoint, last_verified_at
            from token_vault.webhook_secret_use
            where app = $1 and kind = $2 and version = $3
              and last_verified_at > now() - make_interval(secs => $4)
            order by last_verified_at desc limit 1
            """)
        .execute(
            Tuple.of(
                secret.app(),
                secret.kind(),
                secret.version(),
                (double) config.inUseWindow().toSeconds()))
        .invoke(rows ->
            rows.forEach(row -> {
              throw inUse(lastVerified(row));
            }))
        .replaceWithVoid();
  }

  private static ProblemException inUse(LastVerified last) {
    return ProblemType.WEBHOOK_SECRET_IN_USE.exception(
        ("It verified a delivery of the webhook %s at %s. What X signs with it is refused once it is"
                + " retired: change the secret at X first, and wait until no delivery needs this"
                + " one. To retire it all the same, as when it has leaked, add ?confirm=in-use.")
            .formatted(last.endpoint(), last.at()));
  }
}
