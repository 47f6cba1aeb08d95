package dev.roost.bench.rounds;

import dev.roost.bench.report.Table;
import java.util.List;
import java.util.stream.IntStream;

/** What one costs divided by what another costs, round by round: the median and its interval. */
public final class RatioTable {

  private static final double CONFIDENCE = 0.9;

  private final Table table;

  /**
   * @param title what is divided by what
   */
  public RatioTable(String title) {
    this(title, "bodies");
  }

  /**
   * @param title what is divided by what
   * @param of what tells rows with the same figure apart
   */
  public RatioTable(String title, String of) {
    this.table = new Table(title, of, "rounds", "median", "90 % interval");
  }

  /**
   * Adds a figure.
   *
   * @param figure its name
   * @param of of which bodies, or of what else
   * @param here a value for each round
   * @param other as many of the other
   */
  public void row(String figure, String of, List<Double> here, List<Double> other) {
    List<Double> ratios =
        IntStream.range(0, here.size())
            .mapToObj(round -> here.get(round) / other.get(round))
            .toList();
    List<Double> interval = Rounds.intervalOfMedian(ratios, CONFIDENCE);
    table.row(
        figure,
        of,
        "%d".formatted(ratios.size()),
        "%.3f".formatted(Rounds.median(ratios)),
        "%.3f–%.3f".formatted(interval.getFirst(), interval.getLast()));
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
