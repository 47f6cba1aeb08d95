package dev.roost.replay.world;

import dev.roost.replay.rule.Cause;
import dev.roost.replay.rule.Endpoint;
import dev.roost.replay.rule.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Everything between X and Kafka: path, load balancer, replicas, and the probe. */
final class Site {

  static final List<Endpoint> ENDPOINTS =
      List.of(
          new Endpoint("app", "first"),
          new Endpoint("app", "second"),
          new Endpoint("app", "third"));

  private final Scenario scenario;
  private final Agenda agenda;
  private final Kafka kafka;
  private final RuleSet rules;
  private final RandomGenerator random;
  private final Replica[] slots;
  private final List<Replica> balanced = new ArrayList<>();
  private final long proberSkew;
  private int started;

  Site(Scenario scenario, Agenda agenda, Kafka kafka, RuleSet rules, RandomGenerator random) {
    this.scenario = scenario;
    this.agenda = agenda;
    this.kafka = kafka;
    this.rules = rules;
    this.random = random;
    proberSkew = skew();
    slots = new Replica[scenario.replicas()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = start();
    }
    scenario.periods().forEach(this::schedule);
  }

  long skew() {
    return scenario.has(Trouble.SKEW) ? random.nextInt(30_000) - 15_000 : 0;
  }

  private Replica start() {
    Replica replica = new Replica("replica-" + ++started, skew(), agenda.now());
    balanced.add(replica);
    return replica;
  }

  private void schedule(Trouble.Period period) {
    int slot = period.target();
    switch (period.kind()) {
      case KILL -> {
        agenda.at(period.from(), () -> kill(slots[slot], 1_000 + random.nextInt(90_000)));
        agenda.at(period.to(), () -> slots[slot] = start());
      }
      case STOP -> {
        agenda.at(period.from(), () -> stop(slots[slot]));
        agenda.at(period.to(), () -> slots[slot] = start());
      }
      case ISOLATION -> isolate(period, slot);
      case NEVER_HEARD -> {
        Replica[] its = new Replica[1];
        agenda.at(
            period.from(),
            () -> {
              its[0] = start();
              its[0].isolated = true;
            });
        agenda.at(period.to(), () -> kill(its[0], 1_000 + random.nextInt(20_000)));
      }
      case WRONG_KEYS -> {
        agenda.at(period.from(), () -> slots[slot].wrongKeys = true);
        agenda.at(period.to(), () -> slots[slot].wrongKeys = false);
      }
      default -> {}
    }
  }

  private void isolate(Trouble.Period period, int slot) {
    agenda.at(period.from(), () -> slots[slot].isolated = true);
    agenda.at(
        period.to(),
        () -> {
          if (random.nextBoolean()) {
            kill(slots[slot], 1_000 + random.nextInt(20_000));
            slots[slot] = start();
          } else {
            slots[slot].isolated = false;
          }
        });
  }

  private void kill(Replica replica, long untilNoticed) {
    replica.alive = false;
    agenda.in(untilNoticed, () -> balanced.remove(replica));
  }

  private void stop(Replica replica) {
    if (replica.alive && isStoring(replica)) {
      kafka.heartbeats.add(replica.beat(agenda.now(), every(), true));
    }
    replica.alive = false;
    balanced.remove(replica);
  }

  private Duration every() {
    return Duration.ofMillis(scenario.step(agenda.now()));
  }

  private boolean isStoring(Replica replica) {
    return kafka.isUp() && !replica.isolated;
  }

  private boolean isPathDown(int endpoint) {
    for (Trouble.Period period : scenario.periods()) {
      if (period.kind() == Trouble.PATH
          && period.holds(agenda.now())
          && (period.target() == 0 || period.target() == endpoint + 1)) {
        return true;
      }
    }
    return false;
  }

  /** X posts; the answer comes later, true if it is 200. */
  void post(Delivery.Body body, int endpoint, boolean replayed, Consumer<Boolean> answer) {
    Replica replica =
        isPathDown(endpoint) || balanced.isEmpty()
            ? null
            : balanced.get(random.nextInt(balanced.size()));
    long arrived = agenda.now() + (replica == null ? 0 : replica.skew);
    if (body instanceof Delivery.Body.Of live && !replayed) {
      live.activity().attempts.add(agenda.now());
      live.activity().minutes.add(Math.floorDiv(arrived, Times.MINUTE));
    }
    if (replica == null || !replica.alive) {
      agenda.in(3_000, () -> answer.accept(false));
      return;
    }
    long signature = signature(body, replayed);
    boolean tooLarge = body instanceof Delivery.Body.Of of && of.activity().tooLarge;
    if (tooLarge || replica.wrongKeys || !isStoring(replica)) {
      Cause cause = tooLarge ? Cause.TOO_LARGE : Cause.REFUSED;
      boolean counts = tooLarge || !replica.wrongKeys || rules.countsBadSignature(callerIsKnown());
      agenda.in(
          tooLarge || replica.wrongKeys ? 5 : random.nextInt(2_500),
          () -> {
            if (counts) {
              replica.refuse(ENDPOINTS.get(endpoint), cause, signature);
            }
            answer.accept(false);
          });
      return;
    }
    int partition = Math.floorMod(signature / 2 * 31 + endpoint, Kafka.PARTITIONS);
    kafka.append(
        partition, new Delivery(body, endpoint, signature, replayed, arrived, agenda.now()));
    boolean heard = random.nextInt(100) > 0;
    agenda.in(20, () -> answer.accept(heard));
  }

  private boolean callerIsKnown() {
    return !scenario.has(Trouble.UNKNOWN_CALLERS);
  }

  private long signature(Delivery.Body body, boolean replayed) {
    return switch (body) {
      case Delivery.Body.Of of -> of.activity().signature(replayed, scenario.v2());
      case Delivery.Body.End end -> -1 - Math.abs((long) end.xJobId().hashCode()) * 2;
    };
  }

  /** Heartbeats, and a probe of each endpoint. */
  void tick() {
    if (!kafka.isUp()) {
      return;
    }
    for (Replica replica : balanced) {
      if (replica.alive && !replica.isolated) {
        kafka.heartbeats.add(replica.beat(agenda.now(), every(), false));
      }
    }
    if (isProbing()) {
      for (int i = 0; i < scenario.endpoints(); i++) {
        kafka.probes.add(new Probe(ENDPOINTS.get(i), proberTime(), probe(i)));
      }
    }
  }

  boolean isProbing() {
    return !scenario.holds(Trouble.PROBER, agenda.now());
  }

  Instant proberTime() {
    return Times.instant(agenda.now() + proberSkew);
  }

  private Probe.Outcome probe(int endpoint) {
    if (isPathDown(endpoint) || balanced.isEmpty()) {
      return new Probe.Outcome.Failed();
    }
    Replica replica = balanced.get(random.nextInt(balanced.size()));
    return replica.alive
        ? new Probe.Outcome.Echo(replica.name, isStoring(replica))
        : new Probe.Outcome.Failed();
  }

  /** The replicas there are, where they can be listed, and what each answers on its own. */
  List<Probe.Outcome.Echo> list() {
    return balanced.stream()
        .filter(its -> its.alive)
        .map(its -> new Probe.Outcome.Echo(its.name, isStoring(its)))
        .toList();
  }
}
