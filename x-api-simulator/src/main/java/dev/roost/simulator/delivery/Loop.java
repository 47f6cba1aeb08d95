package dev.roost.simulator.delivery;

import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The one event loop on which everything about deliveries runs: lanes, slots and timers need no
 * locks, and what is handed over in an order runs in that order.
 */
@Singleton
@Startup
final class Loop implements Timer {

  private final Vertx vertx;
  private final Context context;

  Loop(Vertx vertx) {
    this.vertx = vertx;
    // made at the start, on a thread of no loop, so this is an event loop of its own and not the
    // one of a request
    this.context = vertx.getOrCreateContext();
  }

  void run(Runnable task) {
    context.runOnContext(nothing -> task.run());
  }

  @Override
  public void after(Duration wait, Runnable task) {
    long millis = Math.max(1, wait.toMillis());
    vertx.setTimer(millis, id -> run(task));
  }
}
