package dev.roost.simulator.delivery;

import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.activity.Bundle;
import dev.roost.simulator.state.Forgetful;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;

/** What was sent when and with which outcome: the truth against which a receiver is measured. */
@Singleton
final class DeliveryLog implements Forgetful {

  private final int limit;
  private final TreeMap<Long, Delivery> deliveries = new TreeMap<>();
  private final BroadcastProcessor<Finished> finished = BroadcastProcessor.create();
  private Tally tally = new Tally();
  private int round;

  DeliveryLog(SimulatorConfig config) {
    this.limit = config.delivery().logLimit();
  }

  synchronized void happened() {
    tally.happenings++;
  }

  /** A new delivery of those happenings; copies share the body of the original. */
  synchronized Delivery open(List<Happening> happenings) {
    tally.placed += happenings.size();
    return add(happenings, 0, Bundle.of(happenings.stream().map(Happening::body).toList()));
  }

  synchronized Delivery copy(Delivery original, int copy) {
    tally.copies++;
    return add(original.happenings(), copy, original.body());
  }

  /** Whether the delivery is of now, not of before everything was forgotten. */
  synchronized boolean isCurrent(Delivery delivery) {
    return delivery.round() == round;
  }

  void ended(Delivery delivery, Attempt attempt, Delivery.State state) {
    if (counted(delivery, attempt, state)) {
      finished.onNext(Finished.of(delivery, attempt));
      delivery.packWhenOver();
    }
  }

  /** At most {@code limit} deliveries after that seq, in order. */
  synchronized List<Delivery> after(long seq, int most) {
    return deliveries.tailMap(seq, false).values().stream().limit(most).toList();
  }

  synchronized Counts counts() {
    return tally.counts();
  }

  /** Finished attempts from now on; a slow watcher misses some. */
  Multi<Finished> live() {
    return finished.onOverflow().drop();
  }

  @Override
  public synchronized void forget() {
    deliveries.clear();
    tally = new Tally();
    round++;
  }

  private synchronized boolean counted(Delivery delivery, Attempt attempt, Delivery.State state) {
    if (!isCurrent(delivery)) {
      return false;
    }
    delivery.ended(attempt, state);
    tally.attempts++;
    switch (state) {
      case ACCEPTED -> tally.accepted++;
      case GIVEN_UP -> tally.givenUp++;
      case PENDING -> {}
    }
    return true;
  }

  private Delivery add(List<Happening> happenings, int copy, Body body) {
    Delivery delivery = new Delivery(++tally.deliveries, round, happenings, copy, body);
    deliveries.put(delivery.seq(), delivery);
    if (deliveries.size() > limit) {
      deliveries.pollFirstEntry();
    }
    return delivery;
  }
}
