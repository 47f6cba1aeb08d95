package dev.roost.bench.vault;

import dev.roost.bench.load.BlockingLoad;
import dev.roost.bench.load.BlockingLoad.Work;
import dev.roost.bench.load.HttpLoad;
import dev.roost.bench.load.Outcome;
import dev.roost.bench.process.Consumption;
import dev.roost.bench.report.Progress;
import dev.roost.bench.rounds.Rounds;
import dev.roost.bench.vault.Row.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All cases in turn, round by round: what changes on the machine meets all of them. */
final class Measuring {

  private final VaultPlan plan;
  private final Rig rig;
  private final Progress progress;

  Measuring(VaultPlan plan, Rig rig, Progress progress) {
    this.plan = plan;
    this.rig = rig;
    this.progress = progress;
  }

  /** All scores, in the order of the cases. */
  Map<Case, Score> play() throws Exception {
    for (Row row : plan.toWarmUp().toList()) {
      try (HttpLoad load = load(row)) {
        Outcome outcome = load.saturate(plan.warmUp(), plan.warmAfter());
        progress.line("warm-up", row.label(), outcome);
        mustAnswer(outcome);
      }
    }
    Map<Case, Score> scores = new LinkedHashMap<>();
    plan.cases().forEach(each -> scores.put(each, new Score(new ArrayList<>())));
    for (int round = 0; round < plan.rounds(); round++) {
      for (Case each : Rounds.rotated(plan.cases(), round)) {
        Sample sample = measure(each);
        progress.line(
            "round %d".formatted(round + 1),
            each.row().label() + ", " + each.beside().label(),
            sample.outcome());
        Objects.requireNonNull(scores.get(each)).samples().add(sample);
      }
    }
    return scores;
  }

  /** What the database's connections are at while requests are signed; measured by itself. */
  WaitEvents waits() throws Exception {
    try (WaitEvents.Sampling sampling = WaitEvents.sampling(rig.database());
        HttpLoad load = load(Row.SIGN)) {
      Outcome outcome = load.keep(plan.pace(), plan.time());
      progress.line("waits", Row.SIGN.label(), outcome);
      return sampling.seen();
    }
  }

  private Sample measure(Case each) throws Exception {
    return switch (each.beside()) {
      case NOTHING -> measure(each.row());
      case LOCKED -> {
        try (LockedApp _ = LockedApp.on(rig, plan.time())) {
          yield measure(each.row());
        }
      }
    };
  }

  private Sample measure(Row row) throws Exception {
    return switch (row) {
      case WAKE_UP -> blocking(List.of(_ -> {}));
      case FSYNC -> {
        try (FlushedFile file = new FlushedFile(rig.home().resolve("flushed"))) {
          yield blocking(List.of(file));
        }
      }
      case COMMIT -> {
        try (Transactions transactions =
            new Transactions(rig.database(), rig.traffic(), rig.clock())) {
          yield blocking(transactions.workers());
        }
      }
      case SIGN, CALL -> {
        try (HttpLoad load = load(row)) {
          yield sample(() -> load.keep(plan.pace(), plan.time()));
        }
      }
    };
  }

  private Sample blocking(List<? extends Work> workers) throws Exception {
    BlockingLoad load = new BlockingLoad(workers);
    return sample(() -> load.keep(plan.pace(), plan.time()));
  }

  private Sample sample(Loading loading) throws Exception {
    rig.vault().mustRun();
    long entries = rig.database().entries();
    Sample.Wal wal = rig.database().wal();
    Consumption vault = rig.vault().consumption();
    Consumption database = rig.database().consumption();
    Consumption generator = Consumption.ofThisProcess();
    Outcome outcome = loading.run();
    mustAnswer(outcome);
    return new Sample(
        outcome,
        rig.vault().consumption().since(vault),
        rig.database().consumption().since(database),
        Consumption.ofThisProcess().since(generator),
        rig.database().entries() - entries,
        rig.database().wal().since(wal));
  }

  /** Percentiles of no answer would be the best of all. */
  static void mustAnswer(Outcome outcome) {
    if (outcome.ok() == 0) {
      throw new IllegalStateException(
          "nothing was answered 200, and %,d requests were not; the machine may be too busy, and"
                  .formatted(outcome.failed())
              + " token-vault's log says more");
    }
  }

  private HttpLoad load(Row row) throws IOException {
    return new HttpLoad(rig.vault().port(), rig.traffic().requests(row), plan.connections());
  }

  private interface Loading {
    Outcome run() throws Exception;
  }
}
