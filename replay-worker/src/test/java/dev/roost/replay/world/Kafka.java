package dev.roost.replay.world;

import dev.roost.replay.rule.EndOffsets;
import dev.roost.replay.rule.Heartbeat;
import dev.roost.replay.rule.Probe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topics, and activity-router, which turns deliveries into receipts. */
final class Kafka {

  static final int PARTITIONS = 3;

  final List<Heartbeat> heartbeats = new ArrayList<>();
  final List<Probe> probes = new ArrayList<>();
  final List<Delivery.Receipt> receipts = new ArrayList<>();

  private final List<List<Delivery>> deliveries = new ArrayList<>();
  private final int[] read = new int[PARTITIONS];
  private final int[] beginning = new int[PARTITIONS];
  private final Scenario scenario;
  private final Agenda agenda;

  /** Whether what could not be read can be read now. */
  boolean repaired;

  Kafka(Scenario scenario, Agenda agenda) {
    this.scenario = scenario;
    this.agenda = agenda;
    for (int i = 0; i < PARTITIONS; i++) {
      deliveries.add(new ArrayList<>());
    }
  }

  boolean isUp() {
    return !scenario.holds(Trouble.KAFKA, agenda.now());
  }

  void append(int partition, Delivery delivery) {
    deliveries.get(partition).add(delivery);
  }

  long beginning(int partition) {
    return beginning[partition];
  }

  EndOffsets endOffsets(Instant fetchedAt) {
    Map<Integer, Long> ends = new HashMap<>();
    for (int i = 0; i < PARTITIONS; i++) {
      ends.put(i, (long) deliveries.get(i).size());
    }
    return new EndOffsets(fetchedAt, ends);
  }

  /** A person has what is on the topic of dead letters read again. */
  void retryDeadLetters() {
    repaired = true;
    List.copyOf(receipts).stream()
        .filter(Delivery.Receipt::deadLettered)
        .map(Delivery.Receipt::delivery)
        .forEach(letter ->
            append(
                letter.endpoint() % PARTITIONS,
                new Delivery(
                    letter.body(),
                    letter.endpoint(),
                    letter.signature(),
                    letter.replayed(),
                    letter.receivedAt(),
                    agenda.now())));
  }

  /** Deletes what is too old, and reads on where the router is not held up. */
  void run() {
    if (!isUp()) {
      return;
    }
    for (int i = 0; i < PARTITIONS; i++) {
      List<Delivery> log = deliveries.get(i);
      while (beginning[i] < log.size()
          && log.get(beginning[i]).appendedAt() < agenda.now() - scenario.retention()) {
        beginning[i]++;
      }
      if (!isHeldUp(i)) {
        read(i, log);
      }
    }
  }

  private boolean isHeldUp(int partition) {
    for (Trouble.Period period : scenario.periods()) {
      if (period.kind() == Trouble.ROUTER
          && period.holds(agenda.now())
          && (period.target() == 0 || period.target() == partition + 1)) {
        return true;
      }
    }
    return false;
  }

  private void read(int partition, List<Delivery> log) {
    read[partition] = Math.max(read[partition], beginning[partition]);
    while (read[partition] < log.size()) {
      Delivery delivery = log.get(read[partition]);
      boolean dead = false;
      if (delivery.body() instanceof Delivery.Body.Of body) {
        dead = body.activity().unreadable && !repaired;
        body.activity().out |= !dead;
      }
      receipts.add(new Delivery.Receipt(partition, read[partition]++, delivery, dead));
    }
  }
}
