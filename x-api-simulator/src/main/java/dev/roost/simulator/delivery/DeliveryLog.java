package dev.roost.simulator.delivery;

import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.activity.Bundle;
import dev.roost.simulator.state.Forgetful;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Body body = Bundle.of(happenings.stream().map(Happening::body).toList());
    return add(new Cargo(happenings, 0, body, null));
  }

  synchronized Delivery copy(Delivery original, int copy) {
    return copy(original, copy, original.body());
  }

  /** The same with a body of its own. */
  synchronized Delivery copy(Delivery original, int copy, Body body) {
    tally.copies++;
    return add(new Cargo(original.happenings(), copy, body, null));
  }

  /** A new delivery by a replay job: one happening, in the very bytes of its own body. */
  synchronized Delivery replay(Happening happening, String job) {
    return replay(happening, happening.body(), job);
  }

  /** The same with a body of its own. */
  synchronized Delivery replay(Happening happening, Body body, String job) {
    return add(new Cargo(List.of(happening), 0, body, job));
  }

  /**
   * What was attempted through that webhook for the first time from {@code from} to before {@code
   * to}, accepted or not; each once, the oldest first.
   */
  synchronized List<Happening> attempted(String webhookId, Instant from, Instant to) {
    Map<Happening, Instant> firsts = new LinkedHashMap<>();
    for (Delivery delivery : deliveries.values()) {
      Instant begun = delivery.begunAt();
      if (begun != null && delivery.replay() == null && delivery.webhook().id().equals(webhookId)) {
        delivery
            .happenings()
            .forEach(it -> firsts.merge(it, begun, (a, b) -> a.isBefore(b) ? a : b));
      }
    }
    return firsts.entrySet().stream()
        .filter(first -> !first.getValue().isBefore(from) && first.getValue().isBefore(to))
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
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

  private Delivery add(Cargo cargo) {
    Delivery delivery = new Delivery(++tally.deliveries, round, cargo);
    deliveries.put(delivery.seq(), delivery);
    if (deliveries.size() > limit) {
      deliveries.pollFirstEntry();
    }
    return delivery;
  }
}
