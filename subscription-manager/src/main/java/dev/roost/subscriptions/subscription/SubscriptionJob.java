package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.work.Rounds;
import dev.roost.subscriptions.work.WorkConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Tries again what was not done at once, in any number of replicas. */
@ApplicationScoped
class SubscriptionJob {

  private final Rounds<Held> rounds;
  private @Nullable Cancellable running;

  SubscriptionJob(
      SubscriptionStore store,
      Subscribing subscribing,
      Pool database,
      WorkConfig config,
      Clock clock) {
    this.rounds =
        new Rounds<>(
            config,
            () -> store.claim(database, clock.instant(), config.lease(), config.maxConcurrency()),
            held -> subscribing.work(held).replaceWithVoid());
  }

  void start(@Observes StartupEvent event) {
    running = rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    if (running != null) {
      running.cancel();
    }
  }

  /** Everything that is due, now. */
  Uni<Void> untilNothingIsDue() {
    return rounds.untilNothingIsDue();
  }
}
