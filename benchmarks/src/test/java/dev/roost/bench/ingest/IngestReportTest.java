package dev.roost.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.bench.load.Outcome;
import dev.roost.bench.payload.Shape;
import dev.roost.bench.payload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IngestReportTest {

  private static final Workload BODIES = new Workload(Shape.ACCOUNT_ACTIVITY, 1_400);

  @Test
  void ratiosAreOursDividedByTheirs(@TempDir Path directory) throws Exception {
    Plan plan = new Plan();
    new CommandLine(plan).parseArgs("--bytes", "1400", "--only", "KEYED,INGEST");
    Map<Entry, Score> scores =
        Map.of(Entry.KEYED, score(10_000, 40), Entry.INGEST, score(9_000, 50));

    Challenges challenges = new Challenges(outcome(5_000));

    new IngestReport(plan, Map.of(BODIES, scores), Optional.of(challenges), "A machine")
        .write(directory);

    assertThat(Files.readString(directory.resolve("ingest.md")))
        .contains("| keyed | 1,400 bytes | 0.90 | 1.25 | 1.25 |")
        .contains("| keyed | 10,000 (10,000–10,000) | 40 |")
        .contains("| webhook-ingest | 5000 | 1.0 | 1.0 | 1.0 | 0 |");
    assertThat(Files.readString(directory.resolve("ingest.svg"))).contains("9,000");
  }

  @Test
  void anotherCheckoutIsComparedRoundByRound() {
    Plan plan = new Plan();
    new CommandLine(plan).parseArgs("--bytes", "1400", "--against", "elsewhere");
    Map<Entry, Score> scores =
        Map.of(
            Entry.INGEST, rounds(score(9_000, 50), score(9_000, 55), score(9_000, 60)),
            Entry.OTHER_INGEST, rounds(score(10_000, 50), score(10_000, 50), score(9_000, 50)));

    IngestReport report =
        new IngestReport(plan, Map.of(BODIES, scores), Optional.empty(), "A machine");

    assertThat(plan.entries()).containsExactly(Entry.INGEST, Entry.OTHER_INGEST);
    assertThat(report.tables())
        .contains("| throughput at saturation | 1,400 bytes | 3 | 0.900 | 0.900–1.000 |")
        .contains("| CPU per delivery at 2,500/s | 1,400 bytes | 3 | 1.100 | 1.000–1.200 |");
  }

  @Test
  void bodiesOfBothApisAreMeasuredUnlessOthersAreNamed() {
    Plan plan = new Plan();
    new CommandLine(plan).parseArgs();

    assertThat(plan.workloads())
        .containsExactly(
            BODIES,
            new Workload(Shape.ACCOUNT_ACTIVITY, 12_000),
            new Workload(Shape.ACTIVITY, 1_400));
    assertThat(plan.workloads().getLast()).hasToString("1,400 bytes, X Activity API");
    assertThatThrownBy(() -> new CommandLine(plan).parseArgs("--bytes", "activity:many"))
        .hasMessageContaining("--bytes")
        .hasMessageContaining("activity:many");
  }

  private static Score rounds(Score... rounds) {
    return new Score(
        Stream.of(rounds).flatMap(round -> round.saturated().stream()).toList(),
        Stream.of(rounds).flatMap(round -> round.paced().stream()).toList());
  }

  /** One second with so many deliveries, each at so much processor time. */
  private static Score score(int deliveries, int micros) {
    Sample sample =
        new Sample(
            outcome(deliveries),
            Duration.ofNanos(1_000L * micros * deliveries),
            Duration.ZERO,
            Duration.ZERO,
            300L << 20);
    return new Score(List.of(sample), List.of(sample));
  }

  /** So many answers in a second, each after a millisecond. */
  private static Outcome outcome(int answers) {
    Histogram histogram = Outcome.histogram();
    histogram.recordValueWithCount(1_000, answers);
    return new Outcome(histogram, 0, 0, Duration.ofSeconds(1));
  }
}
