package dev.roost.bench.ingest;

import dev.roost.bench.load.Outcome;
import dev.roost.bench.payload.Workload;
import dev.roost.bench.report.BarCharts;
import dev.roost.bench.report.BarCharts.Bar;
import dev.roost.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code bench ingest} writes. */
final class IngestReport {

  static final String FILE = "ingest.md";

  private static final String CHART = "ingest.svg";

  private final Plan plan;
  private final Map<Workload, Map<Entry, Score>> scores;
  private final Optional<Challenges> challenges;
  private final String machine;

  IngestReport(
      Plan plan,
      Map<Workload, Map<Entry, Score>> scores,
      Optional<Challenges> challenges,
      String machine) {
    this.plan = plan;
    this.scores = scores;
    this.challenges = challenges;
    this.machine = machine;
  }

  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), markdown());
    Files.writeString(directory.resolve(CHART), charts());
  }

  /** The figures alone, for the screen. */
  String tables() {
    return Stream.concat(
            Stream.concat(scores.keySet().stream().map(this::section), comparison().stream()),
            challenges.stream().map(this::section))
        .collect(Collectors.joining("\n"));
  }

  /** Beside the one of another checkout, where there is one. */
  private Optional<String> comparison() {
    return plan.against().map(_ -> Comparison.table(scores, plan.rate()));
  }

  private String markdown() {
    return """
    # webhook-ingest, measured

    Written by `./roost bench ingest`. %s. The load generator, one Kafka broker and the contestants share these cores, so a contestant's throughput here is less than it would have alone: read the ratios.

    ![Deliveries per second and processor time per delivery](%s)

    %s
    %s
    ## How

    Contestants, each a process, the Java ones with `-Xms512m -Xmx512m` and the runtime's own choice of collector and compiler:

    %s
    - All write to `x.deliveries` (24 partitions, one replica) of the same broker, `acks=all`. Kafka does not flush each record to the disk; neither does it in production, where replicas stand for that.
    - %d rounds in one run, contestants in turn, another one first in each round, after %d s of warm-up each. %d connections.
    - *Saturation* is a closed loop over %d s: each connection sends when it has its answer. Median of the rounds, lowest and highest in parentheses.
    - *At %,.0f/s* is an open loop over %d s in each round: latency counts from when a request was due, whatever became of those before, in ticks of a millisecond. Percentiles over all rounds, those of the best and the worst round in parentheses.
    - *CPU* is the processor time of the contestant's whole process, collector and compiler included. *RSS* is the largest seen; the heaps of Java are of a fixed size.
    - Challenges come last, in an open loop over %d s, once the broker has been stopped and the vault is gone.
    - Bodies are Posts of X's form with the text padded, of 500 users; those of the X Activity API are its envelope, with the Post and its author once more in `includes`. Requests are written out and signed beforehand.
    """
        .formatted(
            machine,
            CHART,
            tables(),
            ratios(),
            contestants(),
            plan.rounds(),
            plan.warmUp().toSeconds(),
            plan.connections(),
            plan.saturation().toSeconds(),
            plan.rate(),
            plan.paced().toSeconds(),
            Challenges.TIME.toSeconds());
  }

  private String section(Workload bodies) {
    Table table =
        new Table(
            "bodies of " + bodies,
            "saturation, per s",
            "CPU there, µs each",
            "p50 at %,.0f/s, ms".formatted(plan.rate()),
            "p99, ms",
            "p99.9, ms",
            "CPU there, µs each",
            "RSS, MiB",
            "not 200");
    scores(bodies).forEach((entry, score) -> table.row(row(entry, score)));
    return table.toString();
  }

  private String section(Challenges seen) {
    Table table =
        new Table(
            "X's challenges, Kafka and the vault gone",
            "per s",
            "p50, ms",
            "p99, ms",
            "p99.9, ms",
            "not 200");
    Outcome outcome = seen.outcome();
    table.row(
        Entry.INGEST.label(),
        "%.0f".formatted(outcome.perSecond()),
        "%.1f".formatted(outcome.millis(50)),
        "%.1f".formatted(outcome.millis(99)),
        "%.1f".formatted(outcome.millis(99.9)),
        "%d".formatted(outcome.failed()));
    return table.toString();
  }

  private static String[] row(Entry entry, Score score) {
    List<Double> spread = score.spread(99);
    return new String[] {
      entry.label(),
      "%,.0f (%,.0f–%,.0f)"
          .formatted(score.capacity(), score.lowestCapacity(), score.highestCapacity()),
      "%.0f".formatted(score.microsAtCapacity()),
      "%.1f".formatted(score.millis(50)),
      "%.1f (%.1f–%.1f)".formatted(score.millis(99), spread.getFirst(), spread.getLast()),
      "%.1f".formatted(score.millis(99.9)),
      "%.0f".formatted(score.microsAtTheRate()),
      "%d".formatted(score.memory() >> 20),
      "%d".formatted(score.failed())
    };
  }

  /** webhook-ingest against each of those who have Kafka acknowledge, too. */
  private String ratios() {
    if (!plan.entries().contains(Entry.INGEST)) {
      return "";
    }
    Table table =
        new Table(
            "webhook-ingest divided by",
            "bodies",
            "saturation",
            "CPU at saturation",
            "CPU at %,.0f/s".formatted(plan.rate()));
    for (Workload bodies : plan.workloads()) {
      plan.entries().stream()
          .filter(List.of(Entry.KAFKA, Entry.KEYED, Entry.EMITTER, Entry.EXPRESS)::contains)
          .forEach(other -> table.row(ratio(bodies, other)));
    }
    return table.toString();
  }

  private String[] ratio(Workload bodies, Entry other) {
    Score ours = score(bodies, Entry.INGEST);
    Score theirs = score(bodies, other);
    return new String[] {
      other.label(),
      bodies.toString(),
      "%.2f".formatted(ours.capacity() / theirs.capacity()),
      "%.2f".formatted(ours.microsAtCapacity() / theirs.microsAtCapacity()),
      "%.2f".formatted(ours.microsAtTheRate() / theirs.microsAtTheRate())
    };
  }

  private String contestants() {
    return plan.entries().stream()
        .map(entry -> "- **%s**: %s".formatted(entry.label(), entry.what()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String charts() {
    BarCharts charts = new BarCharts();
    for (Workload bodies : plan.workloads()) {
      charts.chart(
          "Deliveries per second at saturation, bodies of %s".formatted(bodies),
          "%,.0f",
          bars(bodies, Score::capacity));
      charts.chart(
          "Processor time per delivery at %,.0f/s, µs, bodies of %s".formatted(plan.rate(), bodies),
          "%.0f",
          bars(bodies, Score::microsAtTheRate));
    }
    return charts.toString();
  }

  private List<Bar> bars(Workload bodies, ToDoubleFunction<Score> figure) {
    return plan.entries().stream()
        .map(entry ->
            new Bar(
                entry.label(), figure.applyAsDouble(score(bodies, entry)), entry == Entry.INGEST))
        .toList();
  }

  private Map<Entry, Score> scores(Workload bodies) {
    return Objects.requireNonNull(scores.get(bodies));
  }

  private Score score(Workload bodies, Entry entry) {
    return Objects.requireNonNull(scores(bodies).get(entry));
  }
}
