package dev.roost.bench.router;

import dev.roost.bench.payload.Shape;
import dev.roost.bench.payload.Workload;
import dev.roost.bench.report.Progress;
import dev.roost.bench.rounds.RatioTable;
import dev.roost.bench.rounds.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * activity-router beside that of another checkout, at saturation: A B, then B A, and so on, each
 * with the bodies of both APIs.
 */
record RouterComparison(RouterPlan plan, Progress progress) {

  /** The table of ratios, here divided by there. */
  String of(Path here, Path other, Path home) throws Exception {
    try (Side ours = Side.start("activity-router", here, home.resolve("here"), plan, progress);
        Side theirs =
            Side.start("activity-router-other", other, home.resolve("other"), plan, progress)) {
      List<Side> sides = List.of(ours, theirs);
      for (Side side : sides) {
        Saturation _ = side.saturation(Shape.ACCOUNT_ACTIVITY, plan.warmUp(), progress);
      }
      Map<Side, Map<Shape, List<Saturation>>> scores = rounds(sides);
      RatioTable table = new RatioTable("activity-router here divided by the other");
      for (Shape shape : Shape.values()) {
        rows(
            table,
            new Workload(shape, plan.bytes()).toString(),
            of(scores, ours, shape),
            of(scores, theirs, shape));
      }
      return table.toString();
    }
  }

  private Map<Side, Map<Shape, List<Saturation>>> rounds(List<Side> sides)
      throws IOException, InterruptedException {
    Map<Side, Map<Shape, List<Saturation>>> scores = new HashMap<>();
    for (int round = 0; round < plan.rounds(); round++) {
      for (Shape shape : Shape.values()) {
        for (Side side : Rounds.rotated(sides, round)) {
          Saturation score = side.saturation(shape, plan.backlog(), progress);
          progress.line(
              "round %d, %s, %s: %,.0f per second of processor time"
                  .formatted(
                      round + 1,
                      new Workload(shape, plan.bytes()),
                      side.name(),
                      score.perCpuSecond()));
          scores
              .computeIfAbsent(side, _ -> new HashMap<>())
              .computeIfAbsent(shape, _ -> new ArrayList<>())
              .add(score);
        }
      }
    }
    return scores;
  }

  private static List<Saturation> of(
      Map<Side, Map<Shape, List<Saturation>>> scores, Side side, Shape shape) {
    return Objects.requireNonNull(Objects.requireNonNull(scores.get(side)).get(shape));
  }

  private static void rows(
      RatioTable table, String bodies, List<Saturation> ours, List<Saturation> theirs) {
    table.row(
        "throughput at saturation",
        bodies,
        values(ours, Saturation::perSecond),
        values(theirs, Saturation::perSecond));
    ToDoubleFunction<Saturation> cpu =
        score -> Rounds.perDelivery(score.cpu().toNanos(), score.activities());
    table.row("CPU per activity at saturation", bodies, values(ours, cpu), values(theirs, cpu));
  }

  private static List<Double> values(List<Saturation> scores, ToDoubleFunction<Saturation> figure) {
    return scores.stream().map(figure::applyAsDouble).toList();
  }
}
