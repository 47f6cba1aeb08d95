package dev.roost.vault.audit;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.admin.access.Caller;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.audit.AuditMonthStore.Dropped;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trail's partitions of this month and the next three, and drops those of which all is
 * older than the retention. Any number of replicas may run it.
 */
@ApplicationScoped
class AuditMonthsJob {

  private static final KeyedLogger LOG = KeyedLogger.of(AuditMonthsJob.class);
  private static final Caller ITSELF = new Caller.Itself("vault", "token-vault");

  /** A vault that is away for longer puts rows where all other times are, until it has made it. */
  private static final int MONTHS_AHEAD = 3;

  private final AuditTrail trail;
  private final Pool database;
  private final Clock clock;
  private final Retention retention;
  private final Duration interval;
  private @Nullable Cancellable ticks;

  AuditMonthsJob(AuditTrail trail, Pool database, Clock clock, AuditConfig config) {
    this.trail = trail;
    this.database = database;
    this.clock = clock;
    this.retention = config.retention();
    this.interval = config.partitionInterval();
  }

  void start(@Observes StartupEvent event) {
    ticks =
        Multi.createFrom()
            .ticks()
            .every(interval)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(
                _ -> maintain().onFailure().recoverWithUni(AuditMonthsJob::complain))
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (ticks != null) {
      ticks.cancel();
    }
  }

  /** Makes and drops what there is to make and drop, unless another replica does just now. */
  Uni<Void> maintain() {
    return maintain(retention);
  }

  Uni<Void> maintain(Retention kept) {
    return database.withTransaction(tx ->
        AuditMonthStore.claim(tx)
            .flatMap(mine -> mine ? maintain(tx, kept) : Uni.createFrom().voidItem()));
  }

  private Uni<Void> maintain(SqlConnection tx, Retention kept) {
    return AuditMonthStore.now(tx)
        .flatMap(now -> makeAhead(tx, now).flatMap(_ -> dropExpired(tx, now, kept)));
  }

  private Uni<Void> makeAhead(SqlConnection tx, Instant now) {
    YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    return Multi.createFrom()
        .items(LongStream.rangeClosed(0, MONTHS_AHEAD).mapToObj(month::plusMonths))
        .onItem()
        .transformToUniAndConcatenate(ahead -> make(tx, ahead.atDay(1)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Boolean> make(SqlConnection tx, LocalDate firstDay) {
    return AuditMonthStore.add(tx, firstDay)
        .invoke(made -> {
          if (made) {
            LOG.info("Partition of the audit trail made", key("month", YearMonth.from(firstDay)));
          }
        });
  }

  private Uni<Void> dropExpired(SqlConnection tx, Instant now, Retention kept) {
    // By the clock that is behind, of the two: what one of them dates into the future ends nothing.
    Instant earlier = now.isBefore(clock.instant()) ? now : clock.instant();
    return kept.keepsFrom(earlier)
        .map(from -> AuditMonthStore.drop(tx, from).flatMap(dropped -> note(tx, dropped)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> note(SqlConnection tx, List<Dropped> dropped) {
    return Multi.createFrom()
        .iterable(dropped)
        .invoke(month -> LOG.info("Month of the audit trail dropped", key("month", month.text())))
        .onItem()
        .transformToUniAndConcatenate(month ->
            trail.write(
                tx,
                new Act(ITSELF, Action.DROP_AUDIT_MONTH, null, null).to(month.text()),
                null,
                Outcome.DONE))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Void> complain(Throwable trouble) {
    LOG.error(
        "Partitions of the audit trail could not be made or dropped",
        key("reason", trouble.getMessage()));
    return Uni.createFrom().voidItem();
  }
}
