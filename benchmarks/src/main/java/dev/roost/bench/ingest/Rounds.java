package dev.roost.bench.ingest;

import java.util.List;

/** The arithmetic of rounds. */
final class Rounds {

  private Rounds() {}

  /** The value in the middle; of an even number, halfway between the two there. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Microseconds for each delivery; not a number where there was none. */
  static double perDelivery(long nanos, long deliveries) {
    return deliveries == 0 ? Double.NaN : nanos / 1e3 / deliveries;
  }

  /** The order of a round: everyone begins a round once, so that no place is always the same's. */
  static <T> List<T> rotated(List<T> all, int round) {
    return java.util.stream.IntStream.range(0, all.size())
        .mapToObj(i -> all.get((i + round) % all.size()))
        .toList();
  }
}
