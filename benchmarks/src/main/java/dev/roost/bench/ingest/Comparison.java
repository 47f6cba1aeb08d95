package dev.roost.bench.ingest;

import dev.roost.bench.report.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/** webhook-ingest beside that of another checkout, round by round: what it costs now and then. */
final class Comparison {

  private static final double CONFIDENCE = 0.9;

  private Comparison() {}

  /**
   * The median of the rounds' ratios, here divided by there, and its 90 % interval.
   *
   * @param scores by size of body
   * @param rate of the open loop, per second
   */
  static String table(Map<Integer, Map<Entry, Score>> scores, double rate) {
    Table table =
        new Table(
            "webhook-ingest here divided by the other",
            "bytes",
            "rounds",
            "median",
            "90 % interval");
    scores.forEach((bytes, all) -> {
      Score here = Objects.requireNonNull(all.get(Entry.INGEST));
      Score other = Objects.requireNonNull(all.get(Entry.OTHER_INGEST));
      table.row(row("throughput at saturation", bytes, perSecond(here, other)));
      table.row(row("CPU per delivery at saturation", bytes, cpu(here, other, Score::saturated)));
      table.row(
          row(
              "CPU per delivery at %,.0f/s".formatted(rate),
              bytes,
              cpu(here, other, Score::paced)));
    });
    return table.toString();
  }

  private static String[] row(String figure, int bytes, List<Double> ratios) {
    List<Double> interval = Rounds.intervalOfMedian(ratios, CONFIDENCE);
    return new String[] {
      figure,
      "%,d".formatted(bytes),
      "%d".formatted(ratios.size()),
      "%.3f".formatted(Rounds.median(ratios)),
      "%.3f–%.3f".formatted(interval.getFirst(), interval.getLast())
    };
  }

  private static List<Double> perSecond(Score here, Score other) {
    return ratios(here.saturated(), other.saturated(), sample -> sample.outcome().perSecond());
  }

  private static List<Double> cpu(Score here, Score other, Function<Score, List<Sample>> samples) {
    return ratios(
        samples.apply(here),
        samples.apply(other),
        sample -> Rounds.perDelivery(sample.cpu().toNanos(), sample.outcome().ok()));
  }

  private static List<Double> ratios(
      List<Sample> here, List<Sample> other, Function<Sample, Double> figure) {
    return IntStream.range(0, here.size())
        .mapToObj(round -> figure.apply(here.get(round)) / figure.apply(other.get(round)))
        .toList();
  }
}
