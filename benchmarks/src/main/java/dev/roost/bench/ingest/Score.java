package dev.roost.bench.ingest;

import dev.roost.bench.load.Outcome;
import dev.roost.bench.rounds.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * All rounds of one contestant with bodies of one form and size.
 *
 * @param saturated closed loops, as much as it takes
 * @param paced open loops at the rate
 */
record Score(List<Sample> saturated, List<Sample> paced) {

  /** The median of the rounds, in deliveries per second. */
  double capacity() {
    return Rounds.median(saturated.stream().map(s -> s.outcome().perSecond()).toList());
  }

  double lowestCapacity() {
    return saturated.stream().mapToDouble(s -> s.outcome().perSecond()).min().orElseThrow();
  }

  double highestCapacity() {
    return saturated.stream().mapToDouble(s -> s.outcome().perSecond()).max().orElseThrow();
  }

  /** A percentile over all rounds at the rate, in milliseconds. */
  double millis(double percentile) {
    Histogram all = Outcome.histogram();
    paced.forEach(sample -> all.add(sample.outcome().micros()));
    return all.getValueAtPercentile(percentile) / 1e3;
  }

  /** The same percentile of the best round and of the worst, in milliseconds. */
  List<Double> spread(double percentile) {
    List<Double> sorted =
        paced.stream().map(sample -> sample.outcome().millis(percentile)).sorted().toList();
    return List.of(sorted.getFirst(), sorted.getLast());
  }

  /** Processor time for each delivery at the rate, in microseconds. */
  double microsAtTheRate() {
    return micros(paced, Sample::cpu);
  }

  /** Processor time for each delivery at saturation, in microseconds. */
  double microsAtCapacity() {
    return micros(saturated, Sample::cpu);
  }

  /** The broker's for each delivery at saturation, in microseconds. */
  double brokerMicros() {
    return micros(saturated, Sample::brokerCpu);
  }

  /** The load generator's for each delivery at saturation, in microseconds. */
  double generatorMicros() {
    return micros(saturated, Sample::generatorCpu);
  }

  /** What was not answered 200, at saturation and at the rate. */
  long failed() {
    return saturated.stream().mapToLong(s -> s.outcome().failed()).sum()
        + paced.stream().mapToLong(s -> s.outcome().failed()).sum();
  }

  /** The largest resident memory seen, in bytes. */
  long memory() {
    return paced.stream().mapToLong(Sample::memory).max().orElse(0);
  }

  private static double micros(List<Sample> samples, Function<Sample, Duration> cpu) {
    long nanos = samples.stream().map(cpu).mapToLong(Duration::toNanos).sum();
    long deliveries = samples.stream().mapToLong(s -> s.outcome().ok()).sum();
    return Rounds.perDelivery(nanos, deliveries);
  }
}
