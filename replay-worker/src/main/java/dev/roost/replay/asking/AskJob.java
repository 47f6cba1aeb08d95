package dev.roost.replay.asking;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.replay.asking.Outcome.Refused;
import dev.roost.replay.asking.Outcome.Running;
import dev.roost.replay.job.JobStore;
import dev.roost.replay.job.ReplayJob;
import dev.roost.replay.window.Objection;
import dev.roost.replay.window.WindowRules;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vaultclient.LeaseGuard;
import dev.roost.vaultclient.RefusalRetries;
import dev.roost.vaultclient.XAccounts;
import dev.roost.xapi.endpoint.ReplayWindow;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes each job from queued to running, one step a look; a killed replica's steps are taken up.
 */
@Singleton
final class AskJob {

  private static final KeyedLogger LOG = KeyedLogger.of(AskJob.class);
  private static final int FORGOTTEN_AT_ONCE = 100;

  private final Vertx vertx;
  private final AskingConfig config;
  private final AskStore store;
  private final JobStore jobs;
  private final WindowRules rules;
  private final XAccounts x;
  private final Reading reading;
  private final Clock clock;
  private final AtomicBoolean looking = new AtomicBoolean();
  private long timer;

  AskJob(
      Vertx vertx,
      AskingConfig config,
      AskStore store,
      JobStore jobs,
      WindowRules rules,
      XAccounts x,
      RefusalRetries retries,
      Clock clock) {
    this.vertx = vertx;
    this.config = config;
    this.store = store;
    this.jobs = jobs;
    this.rules = rules;
    this.x = x;
    this.reading = new Reading(config, retries, clock);
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(config.pollInterval().toMillis(), _ -> look());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      store
          .intend()
          .chain(store::confirm)
          .chain(store::claim)
          .chain(this::askAll)
          .chain(store::giveUp)
          .chain(() -> jobs.forget(clock.instant().minus(config.retention()), FORGOTTEN_AT_ONCE))
          .onTermination()
          .invoke(() -> looking.set(false))
          .subscribe()
          .with(
              _ -> {},
              failure ->
                  LOG.warn(
                      "Replay jobs could not be processed",
                      key("error", failure.getClass().getSimpleName())));
    }
  }

  private Uni<List<Optional<ReplayJob>>> askAll(List<ReplayJob> claimed) {
    return Multi.createFrom()
        .iterable(claimed)
        .onItem()
        .transformToUniAndMerge(this::ask)
        .collect()
        .asList();
  }

  /** Asks X for a job that is held, and writes down what became of it. */
  Uni<Optional<ReplayJob>> ask(ReplayJob job) {
    return outcome(job)
        .chain(outcome -> store.settle(job, outcome))
        .invoke(settled ->
            settled.ifPresent(now ->
                LOG.info(
                    "Replay job changed its state",
                    key("jobId", now.jobId()),
                    key("app", now.app()),
                    key("endpoint", now.endpoint()),
                    key("state", now.state().wire()))));
  }

  private LeaseGuard lease(ReplayJob job) {
    return new LeaseGuard(() -> store.renew(job), config.lease());
  }

  /** A job may have waited so long that its window has become too old. */
  private Uni<Outcome> outcome(ReplayJob job) {
    Optional<Objection> objection = rules.objection(job.api(), job.window());
    return objection.isPresent()
        ? Uni.createFrom().item(new Refused(objection.get().detail()))
        : submitted(job)
            .<Outcome>map(taken -> new Running(Optional.of(taken.id())))
            .onFailure()
            .recoverWithItem(failure -> reading.of(job, failure));
  }

  private Uni<dev.roost.xapi.endpoint.ReplayJob> submitted(ReplayJob job) {
    ReplayWindow window = new ReplayWindow(job.window().from(), job.window().to());
    return switch (job.api()) {
      case V1_1 -> x.of(job.app(), lease(job)).replay(job.webhookId(), window);
      case V2 -> x.v2(job.app(), lease(job)).replay(job.webhookId(), window);
    };
  }
}
