package dev.roost.simulator.delivery;

import org.jspecify.annotations.Nullable;

/** A finished attempt, for those who watch. */
record Finished(
    String delivery, int n, Outcome outcome, @Nullable Integer status, Delivery.State state) {

  static Finished of(Delivery delivery, Attempt attempt) {
    return new Finished(
        delivery.id(), attempt.n(), attempt.outcome(), attempt.status(), delivery.state());
  }
}
