package dev.roost.bench.rounds;

import java.util.List;
import java.util.stream.IntStream;

/** The arithmetic of rounds. */
public final class Rounds {

  private Rounds() {}

  /** The value in the middle; of an even number, halfway between the two there. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * Between which two of the values the median of all possible rounds lies, at least this surely:
   * the k-th from below and the k-th from above. So many values are needed that there are such two;
   * of fewer the lowest and the highest are given.
   *
   * @param confidence such as 0.9
   */
  public static List<Double> intervalOfMedian(List<Double> values, double confidence) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    int rank = 0;
    // The median lies below the lowest of the two as often as at most `rank` of n coins show heads.
    double outside = Math.pow(0.5, n);
    double heads = outside;
    while (rank + 1 < n - rank - 1) {
      heads = heads * (n - rank) / (rank + 1);
      if (2 * (outside + heads) > 1 - confidence) {
        break;
      }
      outside += heads;
      rank++;
    }
    return List.of(sorted.get(rank), sorted.get(n - 1 - rank));
  }

  /** Microseconds for each delivery; not a number where there was none. */
  public static double perDelivery(long nanos, long deliveries) {
    return deliveries == 0 ? Double.NaN : nanos / 1e3 / deliveries;
  }

  /** The order of a round: everyone begins a round once, so that no place is always the same's. */
  public static <T> List<T> rotated(List<T> all, int round) {
    return IntStream.range(0, all.size()).mapToObj(i -> all.get((i + round) % all.size())).toList();
  }
}
