package dev.roost.subscriptions.registration;

import dev.roost.subscriptions.webhook.Task;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookStore;
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

/** Does what is to do with webhooks, in any number of replicas; a lost one's work is done again. */
@ApplicationScoped
class WebhookJob {

  private final Registration registration;
  private final Confirmation confirmation;
  private final Deletion deletion;
  private final Moving moving;
  private final Rounds<Webhook> rounds;
  private @Nullable Cancellable running;

  WebhookJob(
      WebhookStore store,
      Registration registration,
      Confirmation confirmation,
      Deletion deletion,
      Moving moving,
      Pool database,
      WorkConfig config,
      Clock clock) {
    this.registration = registration;
    this.confirmation = confirmation;
    this.deletion = deletion;
    this.moving = moving;
    this.rounds =
        new Rounds<>(
            config,
            () -> store.claim(database, clock.instant(), config.lease(), config.maxConcurrency()),
            this::work);
  }

  void start(@Observes StartupEvent event) {
    running = rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    if (running != null) {
      running.cancel();
    }
  }

  private Uni<Void> work(Webhook held) {
    return switch (held.work().task()) {
      case Task.CONFIRM -> confirmation.run(held);
      case Task.DELETE -> deletion.run(held);
      case Task.MOVE -> moving.run(held);
      case null, default -> registration.run(held);
    };
  }

  /** Everything that is due, now. */
  Uni<Void> untilNothingIsDue() {
    return rounds.untilNothingIsDue();
  }
}
