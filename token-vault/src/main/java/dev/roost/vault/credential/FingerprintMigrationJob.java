package dev.roost.vault.credential;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.access.Caller;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.envelope.RowIdentity;
import dev.roost.vault.envelope.Secret;
import dev.roost.vault.envelope.UnreadableSecretException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Once after each start, rewrites the fingerprints of live secrets that still have the form of
 * earlier versions, and announces them. SQL cannot, since the secrets are sealed. Each step is a
 * transaction that holds one app's lock, so that several replicas may do it at once; what ended,
 * and the audit trail, stay as they were written.
 */
@ApplicationScoped
class FingerprintMigrationJob {

  private static final KeyedLogger LOG = KeyedLogger.of(FingerprintMigrationJob.class);
  private static final Caller ITSELF = new Caller.Itself("vault", "token-vault");

  /** While a step runs, writes to that app wait. */
  private static final int ROWS_PER_STEP = 50;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Before every row: no app has an empty name. */
  private static final RowIdentity START = new RowIdentity("", "", "", 0);

  private final FormerFingerprintStore former;
  private final AppStore apps;
  private final Announcements announcements;
  private final DataKeys keys;
  private final AuditTrail trail;
  private final Pool database;
  private @Nullable Cancellable running;

  FingerprintMigrationJob(
      FormerFingerprintStore former,
      AppStore apps,
      Announcements announcements,
      DataKeys keys,
      AuditTrail trail,
      Pool database) {
    this.former = former;
    this.apps = apps;
    this.announcements = announcements;
    this.keys = keys;
    this.trail = trail;
    this.database = database;
  }

  void start(@Observes StartupEvent event) {
    running =
        migrate()
            .onFailure()
            .invoke(trouble ->
                LOG.error(
                    "Fingerprint rewrite failed and is tried again",
                    key("reason", trouble.getMessage())))
            .onFailure()
            .retry()
            .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
            .indefinitely()
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (running != null) {
      running.cancel();
    }
  }

  /** Rewrites all there are, some at a time. */
  Uni<Void> migrate() {
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicReference<>(START), this::step)
        .whilst(more -> more)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Rewrites some rows behind the place, and moves the place on; false when there are none. */
  private Uni<Boolean> step(AtomicReference<RowIdentity> place) {
    return database.withTransaction(tx ->
        former
            .nextApp(tx, place.get())
            .flatMap(app ->
                app.isEmpty()
                    ? Uni.createFrom().item(false)
                    : rewriteSome(tx, app.get(), place.get())
                        .invoke(rows -> rows.forEach(row -> place.set(row.row())))
                        .replaceWith(true)));
  }

  private Uni<List<StoredSecret>> rewriteSome(SqlConnection tx, String app, RowIdentity after) {
    return apps.lockKnown(tx, app)
        .flatMap(_ ->
            announcements.announcing(
                tx,
                app,
                () ->
                    former
                        .some(tx, app, after, ROWS_PER_STEP)
                        .call(rows -> rewriteAll(tx, rows))
                        .call(rows -> note(tx, app, rows))));
  }

  private Uni<List<Void>> rewriteAll(SqlConnection tx, List<StoredSecret> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(row -> rewrite(tx, row))
        .collect()
        .asList();
  }

  private Uni<Void> rewrite(SqlConnection tx, StoredSecret row) {
    return keys.version(tx, row.row().app(), row.keyVersion())
        .map(key -> key.open(row.row(), row.liveSealed()))
        .map(opened -> shown(row.kind(), opened))
        .flatMap(secret -> former.rewrite(tx, row.row(), secret.fingerprint()))
        .onFailure(UnreadableSecretException.class)
        .recoverWithUni(unreadable -> leave(row.row()));
  }

  /** Of a pair, the half that is secret. */
  private static Secret shown(SecretKind kind, Secret opened) {
    return switch (kind) {
      case CONSUMER, OWNER, CLIENT, USER, USER_INVALIDATION -> Credential.unpacked(opened).secret();
      case OAUTH2_USER, OAUTH2_PENDING, OAUTH2_REVOCATION -> UserTokens.unpacked(opened).lasting();
      case BEARER, WEBHOOK_CONSUMER, WEBHOOK_CLIENT -> opened;
    };
  }

  private static Uni<Void> leave(RowIdentity row) {
    LOG.error(
        "Secret cannot be opened and keeps its former fingerprint",
        key("app", row.app()),
        key("kind", row.kind()),
        key("version", row.version()));
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> note(SqlConnection tx, String app, List<StoredSecret> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : trail.write(tx, Act.on(app, Action.REWRITE_FINGERPRINTS, ITSELF), null, Outcome.DONE);
  }
}
