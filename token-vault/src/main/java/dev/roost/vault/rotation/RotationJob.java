package dev.roost.vault.rotation;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.access.Caller;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.StoredSecret;
import dev.roost.vault.envelope.DataKey;
import dev.roost.vault.envelope.DataKeys;
import dev.roost.vault.envelope.RowIdentity;
import dev.roost.vault.rotation.RotationStore.Claim;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Seals rows with their app's new data key, some at a time, each step a transaction that holds the
 * app's lock. Any number of replicas may run it: one app has one step at a time.
 */
@ApplicationScoped
class RotationJob {

  private static final KeyedLogger LOG = KeyedLogger.of(RotationJob.class);
  private static final Caller ITSELF = new Caller.Itself("vault", "token-vault");

  private final RotationStore rotations;
  private final DataKeys keys;
  private final AuditTrail trail;
  private final Pool database;
  private final RotationConfig config;
  private final Map<String, RowIdentity> reached = new ConcurrentHashMap<>();
  private @Nullable Cancellable steps;

  RotationJob(
      RotationStore rotations,
      DataKeys keys,
      AuditTrail trail,
      Pool database,
      RotationConfig config) {
    this.rotations = rotations;
    this.keys = keys;
    this.trail = trail;
    this.database = database;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    steps =
        Multi.createFrom()
            .ticks()
            .every(config.stepInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(_ -> step().onFailure().recoverWithUni(this::complain))
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (steps != null) {
      steps.cancel();
    }
  }

  /** Does a part of every rotation that runs; one that fails stops no other. */
  Uni<Void> step() {
    return rotations
        .running(database)
        .onItem()
        .transformToMulti(apps -> Multi.createFrom().iterable(apps))
        .onItem()
        .transformToUniAndConcatenate(
            app -> step(app).onFailure().recoverWithUni(trouble -> complain(app, trouble)))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> step(String app) {
    return database.withTransaction(tx ->
        rotations
            .claim(tx, app)
            .flatMap(
                claim -> claim.isPresent() ? step(tx, claim.get()) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> step(SqlConnection tx, Claim claim) {
    RowIdentity after = reached.getOrDefault(claim.app(), start(claim.app()));
    return rotations
        .older(tx, claim, after, config.rowsPerStep())
        .flatMap(rows -> rows.isEmpty() ? end(tx, claim) : sealAnew(tx, claim, rows));
  }

  private static RowIdentity start(String app) {
    return new RowIdentity(app, "", "", 0);
  }

  /** The last row was passed. Rows that cannot be opened are left, and tried from the start. */
  private Uni<Void> end(SqlConnection tx, Claim claim) {
    reached.remove(claim.app());
    return rotations
        .older(tx, claim, start(claim.app()), 1)
        .flatMap(left -> left.isEmpty() ? finish(tx, claim) : Uni.createFrom().voidItem());
  }

  private Uni<Void> finish(SqlConnection tx, Claim claim) {
    Act act = Act.on(claim.app(), Action.FINISH_ROTATION, ITSELF);
    return rotations.finish(tx, claim).flatMap(_ -> trail.write(tx, act, null, Outcome.DONE));
  }

  private Uni<Void> sealAnew(SqlConnection tx, Claim claim, List<StoredSecret> rows) {
    return keys.version(tx, claim.app(), claim.keyVersion())
        .flatMap(newKey ->
            Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> sealAnew(tx, claim, newKey, row))
                .collect()
                .asList())
        .invoke(_ -> reached.put(claim.app(), rows.getLast().row()))
        .replaceWithVoid();
  }

  private Uni<Void> sealAnew(SqlConnection tx, Claim claim, DataKey newKey, StoredSecret row) {
    return keys.open(tx, row.row(), row.keyVersion(), row.liveSealed())
        .flatMap(secret ->
            secret.isEmpty()
                ? Uni.createFrom().voidItem()
                : rotations.sealedAnew(tx, claim, row, newKey.seal(row.row(), secret.get())));
  }

  private Uni<Void> complain(String app, Throwable trouble) {
    LOG.error(
        "Key rotation step failed and is tried again",
        key("app", app),
        key("reason", trouble.getMessage()));
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> complain(Throwable trouble) {
    LOG.error("Key rotation step failed and is tried again", key("reason", trouble.getMessage()));
    return Uni.createFrom().voidItem();
  }
}
