package dev.roost.subscriptions.reconciliation;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.activity.ActivityComparison;
import dev.roost.subscriptions.budget.BudgetCleanup;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.Readings;
import dev.roost.subscriptions.registration.WebhookObservation;
import dev.roost.subscriptions.subscription.SubscriptionRepair;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Compares each webhook with X's lists, by whichever replica comes first. It orders, and the jobs
 * of webhooks and subscriptions do; it holds nothing meanwhile. A comparison whose replica dies is
 * made in the next interval.
 */
@ApplicationScoped
class ReconciliationJob {

  private static final KeyedLogger LOG = KeyedLogger.of(ReconciliationJob.class);

  /** Webhooks in one look; their calls to X are made one after the other. */
  private static final int AT_ONCE = 4;

  private final Webhooks webhooks;
  private final WebhookObservation observation;
  private final Readings readings;
  private final SubscriptionRepair repair;
  private final ActivityComparison activity;
  private final BudgetCleanup cleanup;
  private final ReconciliationConfig config;
  private final Clock clock;
  private final MeterRegistry metrics;
  private @Nullable Cancellable running;

  ReconciliationJob(
      Webhooks webhooks,
      WebhookObservation observation,
      Readings readings,
      SubscriptionRepair repair,
      ActivityComparison activity,
      BudgetCleanup cleanup,
      ReconciliationConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.webhooks = webhooks;
    this.observation = observation;
    this.readings = readings;
    this.repair = repair;
    this.activity = activity;
    this.cleanup = cleanup;
    this.config = config;
    this.clock = clock;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    running =
        Multi.createFrom()
            .ticks()
            .every(config.pollInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(_ -> look())
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (running != null) {
      running.cancel();
    }
  }

  private Uni<Void> look() {
    return Uni.createFrom()
        .deferred(() -> webhooks.dueForReconciliation(config.interval(), AT_ONCE))
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUniAndConcatenate(this::tried)
        .collect()
        .last()
        .flatMap(_ -> cleanup.run())
        .flatMap(_ -> readings.forgetOld())
        .onFailure()
        .recoverWithUni(failure -> {
          LOG.warn(
              "Webhooks due for reconciliation could not be read",
              key("error", failure.getClass().getSimpleName()));
          return Uni.createFrom().voidItem();
        });
  }

  private Uni<Void> tried(Webhook webhook) {
    return compare(webhook)
        .onFailure(NotFound.class)
        .call(() -> webhooks.doubt(webhook.key(), clock.instant()))
        .onFailure()
        .recoverWithUni(failure -> {
          LOG.info(
              "Webhook could not be compared with X's lists; tried again in the next interval",
              key("app", webhook.key().app()),
              key("endpoint", webhook.key().endpoint()),
              key("reason", Trouble.of(failure).explanation().what()));
          return Uni.createFrom().voidItem();
        });
  }

  /**
   * The list of webhooks first: one that it lacks is asked for by its id, and until then nothing is
   * concluded from its subscriptions.
   */
  Uni<Void> compare(Webhook webhook) {
    return observation
        .of(webhook.key().app(), webhook.api(), Priority.RECONCILIATION)
        .flatMap(seen ->
            seen.has(webhook.key().endpoint())
                ? subscriptions(webhook)
                : Uni.createFrom().voidItem());
  }

  private Uni<Void> subscriptions(Webhook webhook) {
    return readings
        .subscriptions(
            webhook.key().app(), webhook.api(), webhook.requiredId(), Priority.RECONCILIATION)
        .flatMap(list ->
            repair.of(
                webhook,
                list.value().userIds(),
                list.readAt().minus(config.settleTime()),
                config.maxChecks()))
        .invoke(repaired -> told(webhook, repaired))
        .flatMap(_ -> eventTypes(webhook));
  }

  /** Each event type of a user is a subscription of its own at X, in another list. */
  private Uni<Void> eventTypes(Webhook webhook) {
    if (webhook.api() != Api.V2) {
      return Uni.createFrom().voidItem();
    }
    return activity
        .of(webhook, clock.instant().minus(config.settleTime()), config.maxChecks())
        .flatMap(users -> repair.ofEventTypes(webhook.key(), users))
        .invoke(repaired -> told(webhook, repaired))
        .replaceWithVoid();
  }

  private void told(Webhook webhook, SubscriptionRepair.Repaired repaired) {
    count("subscribe", repaired.subscribed());
    count("unsubscribe", repaired.ended());
    if (repaired.subscribed() + repaired.ended() > 0) {
      LOG.warn(
          "Subscriptions at X differed from those known here, and are repaired",
          key("app", webhook.key().app()),
          key("endpoint", webhook.key().endpoint()),
          key("missingAtX", repaired.subscribed()),
          key("endedHere", repaired.ended()));
    }
  }

  private void count(String task, int number) {
    metrics.counter("roost.subscriptions.reconciliation.repairs", "task", task).increment(number);
  }
}
