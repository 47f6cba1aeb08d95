package dev.roost.router.lag;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at the log at the start and then regularly. A delivery that went before it was read is a
 * hole that nobody else can see: X got its 200, and no consumer an activity.
 */
public final class LagWatch implements AutoCloseable {

  private static final KeyedLogger LOG = KeyedLogger.of(LagWatch.class);

  private final DeliveryLog log;
  private final LagConfig config;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final AtomicLong expired = new AtomicLong();
  private final AtomicLong oldestMillis = new AtomicLong();
  private final Map<Integer, Long> counted = new ConcurrentHashMap<>();

  /** Over this log; gauges go into this registry. */
  public LagWatch(DeliveryLog log, LagConfig config, MeterRegistry registry, Clock clock) {
    this.log = log;
    this.config = config;
    this.clock = clock;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("roost-router-lag").daemon().factory());
    FunctionCounter.builder("roost.router.records.expired.unprocessed", expired, AtomicLong::get)
        .description("records of x.deliveries that retention deleted before they were processed")
        .register(registry);
    Gauge.builder(
            "roost.router.oldest.unprocessed.record.age", oldestMillis, age -> age.get() / 1_000.0)
        .description("age of the oldest record of x.deliveries that is not yet processed")
        .baseUnit("seconds")
        .register(registry);
  }

  /**
   * Looks until a look has succeeded, then runs what must wait for that, and looks regularly.
   *
   * @param afterFirst what reads on, and so jumps over a hole that nobody has seen yet
   */
  public void start(Runnable afterFirst) {
    timer.execute(() -> first(afterFirst));
    long every = config.checkInterval().toMillis();
    var _ = timer.scheduleAtFixedRate(this::again, every, every, TimeUnit.MILLISECONDS);
  }

  private void first(Runnable afterFirst) {
    var _ =
        look()
            .thenAccept(succeeded -> {
              if (succeeded) {
                afterFirst.run();
              } else {
                firstAgain(afterFirst);
              }
            });
  }

  private void firstAgain(Runnable afterFirst) {
    try {
      var _ =
          timer.schedule(
              () -> first(afterFirst), config.retryInterval().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Nothing is read, since the service stops");
    }
  }

  private void again() {
    var _ = look();
  }

  /**
   * One look; completes when its results are in the gauges and the log, with whether it succeeded.
   */
  CompletableFuture<Boolean> look() {
    return log.positions()
        .thenCompose(positions -> {
          countHoles(positions);
          return new OldestUnread(log::firstSince, clock.millis()).age(positions);
        })
        .toCompletableFuture()
        .orTimeout(config.checkTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(this::tellAge)
        .exceptionally(LagWatch::tellFailure);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    log.close();
  }

  private void countHoles(List<Position> positions) {
    positions.stream().filter(position -> position.expired() > 0).forEach(this::countHole);
  }

  // The same hole is seen again until the router commits behind it.
  private void countHole(Position position) {
    long known = counted.getOrDefault(position.partition(), position.committed());
    long gone = position.start() - Math.max(known, position.committed());
    if (gone > 0) {
      counted.put(position.partition(), position.start());
      expired.addAndGet(gone);
      LOG.error(
          "Records of x.deliveries expired before they were processed",
          key("partition", position.partition()),
          key("records", gone),
          key("firstOffset", position.start() - gone),
          key("lastOffset", position.start() - 1));
    }
  }

  private boolean tellAge(long millis) {
    oldestMillis.set(millis);
    Duration age = Duration.ofMillis(millis);
    if (age.compareTo(config.warnAfter()) > 0) {
      LOG.warn("Consumer lag on x.deliveries is high; retention is three days", key("age", age));
    }
    return true;
  }

  private static boolean tellFailure(Throwable failure) {
    LOG.warn("Consumer lag cannot be determined", key("error", failure));
    return false;
  }
}
