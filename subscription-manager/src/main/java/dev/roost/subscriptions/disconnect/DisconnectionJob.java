package dev.roost.subscriptions.disconnect;

import dev.roost.subscriptions.work.Rounds;
import dev.roost.subscriptions.work.WorkConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Goes on with what was not done at once, in any number of replicas. */
@ApplicationScoped
class DisconnectionJob {

  private final Rounds<Disconnection> rounds;
  private @Nullable Cancellable running;

  DisconnectionJob(
      DisconnectionStore store,
      Disconnecting disconnecting,
      Pool database,
      WorkConfig config,
      Clock clock) {
    this.rounds =
        new Rounds<>(
            config,
            () -> store.claim(database, clock.instant(), config.lease(), config.maxConcurrency()),
            disconnecting::work);
  }

  void start(@Observes StartupEvent event) {
    running = rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    if (running != null) {
      running.cancel();
    }
  }
}
