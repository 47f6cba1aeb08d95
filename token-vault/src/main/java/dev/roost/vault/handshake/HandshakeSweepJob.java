package dev.roost.vault.handshake;

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
import org.jspecify.annotations.Nullable;

/** Removes handshakes that expired. Any number of replicas may run it. */
@ApplicationScoped
class HandshakeSweepJob {

  private static final KeyedLogger LOG = KeyedLogger.of(HandshakeSweepJob.class);

  private final HandshakeStore handshakes;
  private final Pool database;
  private final HandshakeConfig config;
  private @Nullable Cancellable sweeps;

  HandshakeSweepJob(HandshakeStore handshakes, Pool database, HandshakeConfig config) {
    this.handshakes = handshakes;
    this.database = database;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    sweeps =
        Multi.createFrom()
            .ticks()
            .every(config.cleanupInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(_ -> sweep().onFailure().recoverWithUni(this::complain))
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (sweeps != null) {
      sweeps.cancel();
    }
  }

  Uni<Void> sweep() {
    return handshakes.removeExpired(database);
  }

  private Uni<Void> complain(Throwable trouble) {
    LOG.error("Expired handshakes could not be deleted", key("reason", trouble.getMessage()));
    return Uni.createFrom().voidItem();
  }
}
