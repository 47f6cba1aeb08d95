package dev.roost.outbox.relay;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs one round after another, never two at once. */
final class Pulse {

  // Daemon: a relay that nobody closed must not keep a process alive.
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbox-relay").factory());
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final Supplier<Uni<Duration>> round;

  private @Nullable ScheduledFuture<?> next;
  private boolean running;
  private boolean nudged;
  private boolean stopped;

  /**
   * @param round gives the pause before the next; never fails
   */
  Pulse(Supplier<Uni<Duration>> round) {
    this.round = round;
  }

  /** Fails with an {@link IllegalStateException} when it was started or stopped before. */
  synchronized void start() {
    if (next != null || stopped) {
      throw new IllegalStateException("a relay is started once");
    }
    beatIn(Duration.ZERO);
  }

  /** Leaves out the pause before the next round. */
  synchronized void nudge() {
    if (running) {
      nudged = true;
    } else if (!stopped && next != null && next.cancel(false)) {
      beatIn(Duration.ZERO);
    }
  }

  /** Begins no further round; completes when the running one has ended. */
  synchronized Uni<Void> stop() {
    stopped = true;
    if (!running) {
      end();
    }
    return Uni.createFrom().completionStage(ended);
  }

  private void beat() {
    if (begun()) {
      round.get().subscribe().with(this::rest);
    }
  }

  private synchronized boolean begun() {
    running = !stopped;
    return running;
  }

  private synchronized void rest(Duration pause) {
    running = false;
    if (stopped) {
      end();
    } else {
      beatIn(nudged ? Duration.ZERO : pause);
      nudged = false;
    }
  }

  private void beatIn(Duration pause) {
    next = timer.schedule(this::beat, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void end() {
    timer.shutdownNow();
    ended.complete(null);
  }
}
