package dev.roost.vault.credential;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of users whose state nobody told: all of them at the first start of this version, and those
 * whom a replica of the version before wrote during the upgrade. Any number of replicas may do it.
 */
@ApplicationScoped
class UserStatesJob {

  private static final KeyedLogger LOG = KeyedLogger.of(UserStatesJob.class);

  /** Users in one round trip; each is told in a transaction of its own. */
  private static final int AT_ONCE = 200;

  private final UserStates states;
  private final AppStore apps;
  private final Pool database;
  private final UserStatesConfig config;
  private @Nullable Cancellable running;

  UserStatesJob(UserStates states, AppStore apps, Pool database, UserStatesConfig config) {
    this.states = states;
    this.apps = apps;
    this.database = database;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    running =
        Multi.createFrom()
            .ticks()
            .startingAfter(Duration.ofMillis(1))
            .every(config.checkInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(
                _ -> all().onFailure().recoverWithUni(UserStatesJob::complain))
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (running != null) {
      running.cancel();
    }
  }

  private static Uni<Void> complain(Throwable trouble) {
    LOG.warn(
        "Users' states could not be told and are looked at again",
        key("error", trouble.getClass().getSimpleName()),
        key("reason", trouble.getMessage()));
    return Uni.createFrom().voidItem();
  }

  /** Tells of all there are, some at a time. */
  Uni<Void> all() {
    return Multi.createBy()
        .repeating()
        .uni(() -> UserStates.unsettled(database, AT_ONCE).call(this::settle))
        .whilst(found -> found.size() == AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> settle(List<UserStates.User> users) {
    return Multi.createFrom()
        .iterable(users)
        .onItem()
        .transformToUniAndConcatenate(user ->
            database.withTransaction(tx ->
                apps.lockKnown(tx, user.app())
                    .flatMap(_ -> states.settle(tx, user.app(), user.userId()))))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
