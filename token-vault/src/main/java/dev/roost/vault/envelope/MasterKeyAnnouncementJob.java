package dev.roost.vault.envelope;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Says again and again which keys this replica knows, and notices what the others lack. */
@ApplicationScoped
class MasterKeyAnnouncementJob {

  private static final KeyedLogger LOG = KeyedLogger.of(MasterKeyAnnouncementJob.class);

  private final MasterKeyReplicas replicas;
  private final MasterKeyCheck check;
  private final MasterKeyState state;
  private final MasterKeyConfig config;
  private final Pool database;
  private final Vertx vertx;
  private @Nullable Cancellable running;

  MasterKeyAnnouncementJob(
      MasterKeyReplicas replicas,
      MasterKeyCheck check,
      MasterKeyState state,
      MasterKeyConfig config,
      Pool database,
      Vertx vertx) {
    this.replicas = replicas;
    this.check = check;
    this.state = state;
    this.config = config;
    this.database = database;
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent event) {
    running =
        Multi.createFrom()
            .ticks()
            .every(config.announcementInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(
                _ -> announce().onFailure().recoverWithUni(MasterKeyAnnouncementJob::complain))
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (running != null) {
      running.cancel();
      // Not waited for: without it the others wait until the row has expired.
      replicas.leave(database).subscribe().with(_ -> {}, _ -> {});
    }
  }

  /** Says it once. Who was taken for gone meanwhile joins again, and looks at all data keys. */
  Uni<Void> announce() {
    return replicas
        .renew(database)
        .flatMap(renewed -> renewed ? Uni.createFrom().voidItem() : joinAgain())
        .flatMap(_ -> replicas.choice(database))
        .invoke(state::chosen)
        .replaceWithVoid();
  }

  private Uni<Void> joinAgain() {
    return vertx.executeBlocking(check::join).invoke(state::lacking).replaceWithVoid();
  }

  private static Uni<Void> complain(Throwable trouble) {
    LOG.warn(
        "Replica could not say which master keys it knows, and tries again",
        key("reason", trouble.getMessage()));
    return Uni.createFrom().voidItem();
  }
}
