package dev.roost.simulator.delivery;

import dev.roost.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The deliveries of one user and webhook: each starts after the one before has started, without
 * waiting for its answer. What is delayed, or waits for its successor, leaves the row. Used on the
 * loop only.
 */
final class Lane {

  /** How long a delivery waits for its successor if none comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Courier courier;
  private final Timer timer;
  private final Deque<Delivery> row = new ArrayDeque<>();
  private List<Delivery> held = new ArrayList<>();
  private boolean starting;

  Lane(Courier courier, Timer timer) {
    this.courier = courier;
    this.timer = timer;
  }

  void accept(Delivery delivery, FaultPlan plan) {
    if (!plan.delay().isZero()) {
      timer.after(plan.delay(), () -> alone(delivery));
    } else if (plan.reorder()) {
      held.add(delivery);
      timer.after(PATIENCE, () -> release(delivery));
    } else {
      row.add(delivery);
      startNext();
    }
  }

  void alone(Delivery delivery) {
    courier.carry(delivery, () -> {});
  }

  private void startNext() {
    Delivery next = starting ? null : row.poll();
    if (next != null) {
      starting = true;
      List<Delivery> after = held;
      held = new ArrayList<>();
      courier.carry(next, () -> started(after));
    }
  }

  private void started(List<Delivery> after) {
    starting = false;
    after.forEach(this::alone);
    startNext();
  }

  private void release(Delivery delivery) {
    if (held.remove(delivery)) {
      alone(delivery);
    }
  }
}
