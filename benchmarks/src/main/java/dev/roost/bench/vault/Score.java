package dev.roost.bench.vault;

import dev.roost.bench.load.Outcome;
import dev.roost.bench.rounds.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * All rounds of one case.
 *
 * @param samples one for each round
 */
record Score(List<Sample> samples) {

  /** A percentile over all rounds, in milliseconds. */
  double millis(double percentile) {
    Histogram all = Outcome.histogram();
    samples.forEach(sample -> all.add(sample.outcome().micros()));
    return all.getValueAtPercentile(percentile) / 1e3;
  }

  /** The same percentile of each round, in milliseconds. */
  List<Double> rounds(double percentile) {
    return samples.stream().map(sample -> sample.outcome().millis(percentile)).toList();
  }

  /** The percentile of the best round and of the worst, in milliseconds. */
  List<Double> spread(double percentile) {
    List<Double> sorted = rounds(percentile).stream().sorted().toList();
    return List.of(sorted.getFirst(), sorted.getLast());
  }

  /** Processor time for each request of all rounds, in microseconds. */
  double micros(Function<Sample, Duration> cpu) {
    return Rounds.perDelivery(sum(sample -> cpu.apply(sample).toNanos()), answered());
  }

  /** The same of each round. */
  List<Double> microsOfRounds(Function<Sample, Duration> cpu) {
    return samples.stream()
        .map(sample -> Rounds.perDelivery(cpu.apply(sample).toNanos(), sample.outcome().ok()))
        .toList();
  }

  /** Entries of the audit trail for each request. */
  double entries() {
    return (double) sum(Sample::entries) / answered();
  }

  /** Flushes of the write-ahead log for each request: below one where one serves several. */
  double flushes() {
    return (double) sum(sample -> sample.wal().flushes()) / answered();
  }

  /** How long a flush took on average, in milliseconds; not a number where there was none. */
  double millisOfAFlush() {
    double millis = samples.stream().mapToDouble(sample -> sample.wal().millis()).sum();
    return millis / sum(sample -> sample.wal().flushes());
  }

  /** What was not answered 200. */
  long failed() {
    return sum(sample -> sample.outcome().failed());
  }

  private long answered() {
    return sum(sample -> sample.outcome().ok());
  }

  private long sum(ToLongFunction<Sample> figure) {
    return samples.stream().mapToLong(figure).sum();
  }
}
