package dev.roost.bench.ingest;

import dev.roost.bench.load.HttpLoad;
import dev.roost.bench.load.Outcome;
import dev.roost.bench.load.Pace;
import dev.roost.bench.payload.Workload;
import dev.roost.bench.process.ChildProcess;
import dev.roost.bench.process.Consumption;
import dev.roost.bench.report.Progress;
import dev.roost.bench.rounds.Rounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Contestants in turn, workload by workload and round by round: what changes on the machine in the
 * course of minutes meets all of them.
 */
final class Match {

  private final Plan plan;
  private final List<Contestant> contestants;
  private final ChildProcess broker;
  private final Progress progress;

  Match(Plan plan, List<Contestant> contestants, ChildProcess broker, Progress progress) {
    this.plan = plan;
    this.contestants = contestants;
    this.broker = broker;
    this.progress = progress;
  }

  /** All scores, by the bodies and by contestant. */
  Map<Workload, Map<Entry, Score>> play() throws IOException {
    warmUp();
    Map<Workload, Map<Entry, Score>> scores = new LinkedHashMap<>();
    for (Workload workload : plan.workloads()) {
      scores.put(workload, play(new Traffic(workload)));
    }
    return scores;
  }

  // Up the ladder, so that the broker is warm before the dearest of them are.
  private void warmUp() throws IOException {
    Traffic traffic = new Traffic(plan.workloads().getFirst());
    for (Contestant contestant : contestants) {
      try (HttpLoad load = load(contestant, traffic)) {
        Outcome outcome = load.saturate(plan.warmUp(), plan.warmAfter());
        progress.line("warm-up", contestant.entry().label(), outcome);
      }
    }
  }

  private Map<Entry, Score> play(Traffic traffic) throws IOException {
    Map<Entry, Score> scores = new EnumMap<>(Entry.class);
    contestants.forEach(
        each -> scores.put(each.entry(), new Score(new ArrayList<>(), new ArrayList<>())));
    for (int round = 0; round < plan.rounds(); round++) {
      for (Contestant contestant : Rounds.rotated(contestants, round)) {
        play(contestant, traffic, round, Objects.requireNonNull(scores.get(contestant.entry())));
      }
    }
    return scores;
  }

  private void play(Contestant contestant, Traffic traffic, int round, Score score)
      throws IOException {
    String where = "round %d, %s".formatted(round + 1, traffic.workload());
    Sample saturated =
        measure(contestant, traffic, load -> load.saturate(plan.saturation(), Long.MAX_VALUE));
    progress.line(where, contestant.entry().label() + " at saturation", saturated.outcome());
    score.saturated().add(saturated);
    Sample paced =
        measure(contestant, traffic, load -> load.keep(new Pace(plan.rate()), plan.paced()));
    progress.line(where, contestant.entry().label() + " at the rate", paced.outcome());
    score.paced().add(paced);
  }

  private Sample measure(Contestant contestant, Traffic traffic, Loading loading)
      throws IOException {
    contestant.process().mustRun();
    broker.mustRun();
    try (HttpLoad load = load(contestant, traffic)) {
      Consumption contestantBefore = contestant.process().consumption();
      Consumption brokerBefore = broker.consumption();
      Consumption generatorBefore = Consumption.ofThisProcess();
      Outcome outcome = loading.on(load);
      return new Sample(
          outcome,
          contestant.process().consumption().since(contestantBefore),
          broker.consumption().since(brokerBefore),
          Consumption.ofThisProcess().since(generatorBefore),
          contestant.process().memory());
    }
  }

  private HttpLoad load(Contestant contestant, Traffic traffic) throws IOException {
    return new HttpLoad(contestant.port(), traffic.requests(), plan.connections());
  }

  private interface Loading {
    Outcome on(HttpLoad load) throws IOException;
  }
}
