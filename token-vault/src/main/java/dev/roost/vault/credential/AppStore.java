package dev.roost.vault.credential;

import dev.roost.admin.access.VisibleApps;
import dev.roost.contracts.name.AppName;
import dev.roost.vault.envelope.RowIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The apps, and what may be seen of them. */
@ApplicationScoped
public class AppStore {

  private final Clock clock;

  AppStore(Clock clock) {
    this.clock = clock;
  }

  /** Makes the app if there is none, and locks it: writes to one app come one after the other. */
  Uni<AppRow> lockOrCreate(SqlConnection tx, String app) {
    return tx.preparedQuery(
            """
            insert into token_vault.app (name, created_at) values ($1, $2)
            on conflict (name) do nothing
            """)
        .execute(Tuple.of(app, clock.instant().atOffset(ZoneOffset.UTC)))
        .flatMap(_ -> lock(tx, app));
  }

  /** Locks the app, or says 404. */
  Uni<AppRow> lock(SqlConnection tx, String app) {
    return tx.preparedQuery(
            """
            select name, require_modern, user_credential, created_at from token_vault.app where name = $1 for update
            """)
        .execute(Tuple.of(app))
        .map(AppStore::only);
  }

  private static AppRow only(RowSet<Row> rows) {
    if (rows.size() == 0) {
      throw AppView.unknown();
    }
    return AppRow.from(rows.iterator().next());
  }

  /** Locks the app, or fails with 404. */
  public Uni<Void> lockKnown(SqlConnection tx, String app) {
    return lock(tx, app).replaceWithVoid();
  }

  Uni<Void> requireModern(SqlConnection tx, String app, boolean required) {
    return tx.preparedQuery("update token_vault.app set require_modern = $2 where name = $1")
        .execute(Tuple.of(app, required))
        .replaceWithVoid();
  }

  Uni<Void> userCredential(SqlConnection tx, String app, UserCredential chosen) {
    return tx.preparedQuery("update token_vault.app set user_credential = $2 where name = $1")
        .execute(Tuple.of(app, chosen.text()))
        .replaceWithVoid();
  }

  /** Fails with 404 where there is no such app. */
  public Uni<Void> requireKnown(SqlClient db, String app) {
    return row(db, app).replaceWithVoid();
  }

  /** With which credential users are subscribed, or 404. */
  public Uni<UserCredential> userCredential(SqlClient db, String app) {
    return row(db, app).map(AppRow::userCredential);
  }

  private static Uni<AppRow> row(SqlClient db, String app) {
    return db.preparedQuery(
            """
            select name, require_modern, user_credential, created_at from token_vault.app
            where name = $1
            """)
        .execute(Tuple.of(app))
        .map(AppStore::only);
  }

  /** What may be seen of one app, or 404. */
  public Uni<AppView> view(SqlClient db, String app) {
    return row(db, app).flatMap(row -> views(db, List.of(row))).map(List::getFirst);
  }

  /** What may be seen of the apps whose names come after this one, by name. */
  Uni<List<AppView>> list(SqlClient db, VisibleApps visible, String after, int limit) {
    boolean every = visible instanceof VisibleApps.Every;
    String[] names =
        visible instanceof VisibleApps.Only(var apps)
            ? apps.stream().map(AppName::value).toArray(String[]::new)
            : new String[0];
    return db.preparedQuery(
            """
            select name, require_modern, user_credential, created_at from token_vault.app
            where name > $1 and ($3 or name = any($4)) order by name limit $2
            """)
        .execute(Tuple.of(after, limit, every, names))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(AppRow::from).toList())
        .flatMap(apps -> views(db, apps));
  }

  private static Uni<List<AppView>> views(SqlClient db, List<AppRow> apps) {
    String[] names = apps.stream().map(AppRow::name).toArray(String[]::new);
    return db.preparedQuery(
            """
            select app, kind, user_id, version, key_version, sealed, fingerprint, added_at, ended_at
            from token_vault.secret
            where app = any($1) and user_id = '' and ended_at is null
            order by kind, version desc
            """)
        .execute(Tuple.tuple().addArrayOfString(names))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(StoredSecret::from)
                .collect(Collectors.groupingBy(row -> row.row().app())))
        .flatMap(live -> WebhookSecretUseStore.of(db, names).map(uses -> views(apps, live, uses)));
  }

  private static List<AppView> views(
      List<AppRow> apps,
      Map<String, List<StoredSecret>> live,
      Map<RowIdentity, List<LastVerified>> uses) {
    return apps.stream()
        .map(app -> AppView.of(app, live.getOrDefault(app.name(), List.of()), uses))
        .toList();
  }
}
