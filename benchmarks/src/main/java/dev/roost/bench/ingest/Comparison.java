package dev.roost.bench.ingest;

import dev.roost.bench.payload.Workload;
import dev.roost.bench.rounds.RatioTable;
import dev.roost.bench.rounds.Rounds;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** webhook-ingest beside that of another checkout, round by round: what it costs now and then. */
final class Comparison {

  private Comparison() {}

  /**
   * The median of the rounds' ratios, here divided by there, and its 90 % interval.
   *
   * @param scores by the bodies
   * @param rate of the open loop, per second
   */
  static String table(Map<Workload, Map<Entry, Score>> scores, double rate) {
    RatioTable table = new RatioTable("webhook-ingest here divided by the other");
    scores.forEach((workload, all) -> {
      String bodies = workload.toString();
      Score here = Objects.requireNonNull(all.get(Entry.INGEST));
      Score other = Objects.requireNonNull(all.get(Entry.OTHER_INGEST));
      table.row(
          "throughput at saturation",
          bodies,
          perSecond(here.saturated()),
          perSecond(other.saturated()));
      table.row(
          "CPU per delivery at saturation", bodies, cpu(here.saturated()), cpu(other.saturated()));
      table.row(
          "CPU per delivery at %,.0f/s".formatted(rate),
          bodies,
          cpu(here.paced()),
          cpu(other.paced()));
    });
    return table.toString();
  }

  private static List<Double> perSecond(List<Sample> samples) {
    return samples.stream().map(sample -> sample.outcome().perSecond()).toList();
  }

  private static List<Double> cpu(List<Sample> samples) {
    return samples.stream()
        .map(sample -> Rounds.perDelivery(sample.cpu().toNanos(), sample.outcome().ok()))
        .toList();
  }
}
