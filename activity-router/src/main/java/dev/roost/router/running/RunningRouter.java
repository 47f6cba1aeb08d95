package dev.roost.router.running;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Kafka Streams running. A dead thread is replaced after a pause; when all of Streams is in
 * error it is closed and built anew, so that the router resumes by itself after a long outage.
 */
public final class RunningRouter implements AutoCloseable {

  private static final KeyedLogger LOG = KeyedLogger.of(RunningRouter.class);

  private final Supplier<Run> runs;
  private final RouterConfig.Life life;
  private final Clock clock;
  private final ScheduledExecutorService supervisor;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicBoolean toBeRebuilt = new AtomicBoolean();
  private final AtomicBoolean storesToBeForgotten = new AtomicBoolean();
  private final AtomicLong storesForgotten = new AtomicLong();

  private volatile boolean begun;
  private volatile @Nullable Run run;
  private volatile boolean ranOnce;
  private volatile Instant lastWell;

  RunningRouter(Supplier<Run> runs, RouterConfig.Life life, Clock clock) {
    this.runs = runs;
    this.life = life;
    this.clock = clock;
    this.lastWell = clock.instant();
    this.supervisor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("roost-router-supervisor").daemon().factory());
  }

  /** Starts, on a thread of its own; returns at once. */
  void start() {
    begun = true;
    supervisor.execute(this::build);
  }

  /** Whether it has run and is not being stopped; that Kafka is away does not change it. */
  public boolean isReady() {
    return ranOnce && !isClosing();
  }

  /** Whether threads run, or have not been dead for long, or are not to run yet. */
  public boolean isAlive() {
    if (!begun || isWell()) {
      lastWell = clock.instant();
    }
    return isClosing()
        || Duration.between(lastWell, clock.instant()).compareTo(life.livenessGrace()) < 0;
  }

  /** Streams' own word for how it is. */
  public String state() {
    Run current = run;
    return current == null ? "NOT_BUILT" : current.streams().state().name();
  }

  /** How many identities this process remembers, by RocksDB's own estimate. */
  public double remembered() {
    Run current = run;
    return current == null ? 0 : current.remembered();
  }

  /** How often the stores on disk were corrupt, and restored from Kafka. */
  public long storesForgotten() {
    return storesForgotten.get();
  }

  @Override
  public void close() {
    closing.countDown();
    supervisor.shutdownNow();
    Run last = run;
    if (last != null) {
      last.close(life.closeTimeout());
    }
  }

  private void build() {
    if (isClosing()) {
      return;
    }
    try {
      Run next = runs.get();
      run = next;
      next.streams().setUncaughtExceptionHandler(this::onDeadThread);
      next.streams().setStateListener(this::onState);
      forgetStoresIfCorrupt(next);
      next.streams().start();
    } catch (RuntimeException e) {
      LOG.error(e, "Kafka Streams could not be started", key("retryIn", life.restartDelay()));
      rebuildLater();
    }
  }

  private void forgetStoresIfCorrupt(Run next) {
    if (storesToBeForgotten.compareAndSet(true, false)) {
      storesForgotten.incrementAndGet();
      next.streams().cleanUp();
    }
  }

  private void rebuild() {
    toBeRebuilt.set(false);
    Run dead = run;
    if (dead != null) {
      dead.close(life.closeTimeout());
    }
    build();
  }

  private void onState(KafkaStreams.State now, KafkaStreams.State before) {
    if (before.isRunningOrRebalancing()) {
      lastWell = clock.instant();
    }
    if (now == KafkaStreams.State.RUNNING) {
      ranOnce = true;
    }
    if (now == KafkaStreams.State.ERROR && !isClosing()) {
      LOG.error(
          "Kafka Streams is in state ERROR and is started again",
          key("retryIn", life.restartDelay()));
      rebuildLater();
    }
  }

  // Runs on the dying thread, which nobody else waits for, so it may pause here.
  private StreamThreadExceptionResponse onDeadThread(Throwable cause) {
    LOG.error(cause, "A stream thread died");
    if (CorruptStore.isCauseOf(cause)) {
      LOG.error("A store is corrupt: it is deleted and restored from Kafka");
      storesToBeForgotten.set(true);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (cause instanceof VirtualMachineError) {
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    try {
      boolean stopping =
          closing.await(life.threadReplacementDelay().toMillis(), TimeUnit.MILLISECONDS);
      return stopping
          ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
          : StreamThreadExceptionResponse.REPLACE_THREAD;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
  }

  // A start that fails may say so twice: as it fails, and as Streams' state.
  private void rebuildLater() {
    if (!toBeRebuilt.compareAndSet(false, true)) {
      return;
    }
    try {
      var _ =
          supervisor.schedule(this::rebuild, life.restartDelay().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Kafka Streams is not started again while the service stops");
    }
  }

  private boolean isWell() {
    Run current = run;
    return current != null
        && current.streams().state().isRunningOrRebalancing()
        && current.streams().metadataForLocalThreads().stream()
            .anyMatch(thread -> !thread.threadState().equals("DEAD"));
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }
}
