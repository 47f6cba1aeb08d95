package dev.roost.vault.invalidation;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.UserInvalidationStore;
import dev.roost.vault.credential.UserInvalidationStore.Claim;
import dev.roost.vault.x.XOAuth;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes tokens that are due and tells X of them, in any number of replicas. */
@ApplicationScoped
class InvalidationJob {

  private static final KeyedLogger LOG = KeyedLogger.of(InvalidationJob.class);

  private final UserInvalidationStore work;
  private final Invalidations invalidations;
  private final Pool database;
  private final InvalidationConfig config;
  private @Nullable Cancellable running;

  InvalidationJob(
      UserInvalidationStore work,
      Invalidations invalidations,
      Pool database,
      InvalidationConfig config) {
    this.work = work;
    this.invalidations = invalidations;
    this.database = database;
    this.config = config;
  }

  void start(@Observes StartupEvent event, XOAuth x) {
    if (config.lease().compareTo(x.timeout()) <= 0) {
      throw new ConfigurationException(
          "roost.vault.invalidation.lease: it is longer than roost.x.timeout, else two replicas"
              + " could ask X for the same token.");
    }
    running =
        Multi.createFrom()
            .ticks()
            .every(config.pollInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(
                _ -> round().onFailure().recoverWithUni(InvalidationJob::complain))
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (running != null) {
      running.cancel();
    }
  }

  /** One round: those that are due, as many of each kind as may be asked of X at once. */
  Uni<Void> round() {
    return claim(SecretKind.USER_INVALIDATION)
        .flatMap(this::all)
        .flatMap(_ -> claim(SecretKind.OAUTH2_REVOCATION))
        .flatMap(this::all);
  }

  private Uni<List<Claim>> claim(SecretKind kind) {
    return work.claim(database, kind, config.lease(), config.maxConcurrency());
  }

  private Uni<Void> all(List<Claim> claims) {
    return Multi.createFrom()
        .iterable(claims)
        .onItem()
        .transformToUni(claim ->
            Uni.createFrom()
                .deferred(() -> invalidations.work(claim))
                .onFailure()
                .recoverWithUni(InvalidationJob::complain))
        .merge(config.maxConcurrency())
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static Uni<Void> complain(Throwable trouble) {
    LOG.error(
        "Invalidation of a user token failed and is tried again after its lease",
        key("error", trouble.getClass().getSimpleName()),
        key("reason", trouble.getMessage()));
    return Uni.createFrom().voidItem();
  }
}
