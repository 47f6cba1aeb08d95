package dev.roost.replay.job;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A job's changes, as they come, from its row. */
@ApplicationScoped
class JobEvents {

  private final Jobs jobs;
  private final FollowConfig config;
  private final Clock clock;

  JobEvents(Jobs jobs, FollowConfig config, Clock clock) {
    this.jobs = jobs;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The job as it is, then each change, to its end; now and then the same again, where nothing
   * changes, so that the stream is not taken for dead.
   */
  Multi<ReplayJob> of(ReplayJob now) {
    AtomicReference<Told> told = new AtomicReference<>(new Told(now, clock.instant()));
    Multi<ReplayJob> later =
        Multi.createFrom()
            .ticks()
            .every(config.pollInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(_ -> jobs.known(now.app(), now.endpoint(), now.jobId()))
            .filter(job -> isNews(told.get(), job))
            .invoke(job -> told.set(new Told(job, clock.instant())));
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item(now), later)
        .onItem()
        .transformToMultiAndConcatenate(JobEvents::thenNothing)
        .select()
        .first(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  /** The job, and after one that has ended the word that nothing follows. */
  private static Multi<Optional<ReplayJob>> thenNothing(ReplayJob job) {
    return job.isEnded()
        ? Multi.createFrom().items(Optional.of(job), Optional.empty())
        : Multi.createFrom().item(Optional.of(job));
  }

  private record Told(ReplayJob job, Instant at) {}

  private boolean isNews(Told told, ReplayJob job) {
    Duration silent = Duration.between(told.at(), clock.instant());
    return !told.job().changedAt().equals(job.changedAt())
        || told.job().state() != job.state()
        || silent.compareTo(config.keepAliveInterval()) > 0;
  }
}
