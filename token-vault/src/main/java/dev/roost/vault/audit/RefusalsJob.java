package dev.roost.vault.audit;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that got 400 or 401, which anybody can cause, and writes how many there were
 * in each minute: after its end, and at a graceful shutdown.
 */
@ApplicationScoped
class RefusalsJob {

  private static final KeyedLogger LOG = KeyedLogger.of(RefusalsJob.class);

  /** The server is closed by then, and the process is about to end. */
  private static final Duration LAST_WRITE = Duration.ofSeconds(2);

  private final Pool database;
  private final Clock clock;
  private final Duration writeInterval;
  private final RefusalTally tally;
  private @Nullable Cancellable ticks;

  RefusalsJob(Pool database, Clock clock, AuditConfig config) {
    this.database = database;
    this.clock = clock;
    this.writeInterval = config.refusals().writeInterval();
    this.tally =
        new RefusalTally(
            config.refusals().maxEntriesPerMinute(), config.refusals().maxPendingEntries());
  }

  void start(@Observes StartupEvent event) {
    ticks =
        Multi.createFrom()
            .ticks()
            .every(writeInterval)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(_ ->
                writeEnded().onFailure().invoke(RefusalsJob::say).onFailure().recoverWithNull())
            .subscribe()
            .with(_ -> {});
  }

  /** The minute that has not ended is written as well: nobody else has its counts. */
  void stop(@Observes ShutdownEvent event) {
    if (ticks != null) {
      ticks.cancel();
    }
    try {
      writeAll().await().atMost(LAST_WRITE);
    } catch (RuntimeException lostOrLate) {
      say(lostOrLate);
    }
  }

  /** One request more. */
  void add(RefusedRequest refused) {
    tally.add(clock.instant(), refused);
  }

  /** Writes the minutes that have ended. */
  Uni<Void> writeEnded() {
    return write(clock.instant().truncatedTo(ChronoUnit.MINUTES));
  }

  /** Writes all there is. */
  Uni<Void> writeAll() {
    return write(Instant.MAX);
  }

  private Uni<Void> write(Instant before) {
    RefusalTally.Taken taken = tally.take(before);
    if (taken.counts().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<NewEntry> entries =
        taken.counts().entrySet().stream()
            .map(counted -> counted.getKey().entry(taken.minute(), counted.getValue()))
            .toList();
    return database
        .withTransaction(tx -> AuditStore.insertAll(tx, entries))
        .onFailure()
        .invoke(() -> tally.putBack(taken))
        .flatMap(_ -> write(before));
  }

  private static void say(Throwable trouble) {
    LOG.error(
        "Refused requests could not be written to the audit trail",
        key("reason", trouble.getMessage()));
  }
}
