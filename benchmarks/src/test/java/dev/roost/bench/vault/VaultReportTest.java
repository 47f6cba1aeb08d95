package dev.roost.bench.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.bench.load.Outcome;
import dev.roost.bench.vault.Row.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VaultReportTest {

  private static final Case ALONE = new Case(Row.COMMIT, Beside.NOTHING);
  private static final Case QUIET = new Case(Row.SIGN, Beside.NOTHING);
  private static final Case LOCKED = new Case(Row.SIGN, Beside.LOCKED);
  private static final WaitEvents WAITS =
      new WaitEvents(100, Map.of("IO: WalSync", 30L, "Client: ClientRead", 10L));

  private final VaultPlan plan = plan();

  @Test
  void ratiosAreOfTheSameRound() {
    Map<Case, Score> scores = new LinkedHashMap<>();
    scores.put(ALONE, new Score(List.of(sample(100), sample(200), sample(400))));
    scores.put(QUIET, new Score(List.of(sample(200), sample(600), sample(800))));
    scores.put(LOCKED, new Score(List.of(sample(300), sample(600), sample(1_600))));

    String tables = new VaultReport(plan, scores, WAITS, "A machine").tables();

    assertThat(tables)
        .contains("| p99 | signing | 3 | 1.500 | 1.000–2.000 |")
        .contains("| p99 | signing | 3 | 2.000 | 2.000–3.000 |");
  }

  @Test
  void costsAreForEachRequestThatWasAnswered() {
    Map<Case, Score> scores = Map.of(QUIET, new Score(List.of(sample(2_000), sample(4_000))));

    String tables = new VaultReport(plan, scores, WAITS, "A machine").tables();

    assertThat(tables)
        .contains("| signing | nothing else | 400 | 200 | 100 | 1.00 | 0.50 | 3.00 |")
        .contains("| signing | nothing else | 2.0 | 4.0 | 4.0 (2.0–4.0) | 4.0 | 4 |");
  }

  @Test
  void thePageSaysWhetherTheAimWasMet(@TempDir Path directory) throws Exception {
    assertThat(page(directory, sample(9_000, 0)))
        .contains("it was met, with 9.0 ms and 0 requests")
        .contains("A machine.");
    assertThat(page(directory, sample(11_000, 0))).contains("it was missed, with 11.0 ms");
    assertThat(page(directory, sample(9_000, 1))).contains("it was missed, with 9.0 ms and 1 ");
  }

  private String page(Path directory, Sample sample) throws IOException {
    new VaultReport(plan, Map.of(QUIET, new Score(List.of(sample))), WAITS, "A machine")
        .write(directory);
    return Files.readString(directory.resolve("vault.md"));
  }

  @Test
  void nothingAnsweredIsNoResult() {
    Outcome none = new Outcome(Outcome.histogram(), 3_000, 0, Duration.ofSeconds(6));

    assertThatThrownBy(() -> Measuring.mustAnswer(none))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("3,000 requests");
  }

  @Test
  void waitsAreSharesOfAllThatWereSeen() {
    assertThat(WAITS.table()).contains("| IO: WalSync | 75 % |\n| Client: ClientRead | 25 % |");
    assertThat(WAITS.atOnce()).isEqualTo(0.4);
  }

  @Test
  void aLockStandsBesideWhatAsksTokenVaultAlone() {
    assertThat(plan.cases())
        .contains(ALONE, QUIET, LOCKED)
        .doesNotContain(new Case(Row.COMMIT, Beside.LOCKED));
    assertThat(plan.toWarmUp()).containsExactly(Row.SIGN, Row.CALL);
  }

  private static VaultPlan plan() {
    VaultPlan plan = new VaultPlan();
    new CommandLine(plan).parseArgs();
    return plan;
  }

  /** The same, with two that were refused. */
  private static Sample sample(int micros) {
    return sample(micros, 2);
  }

  /** A second with 1,000 answers, each after so many microseconds. */
  private static Sample sample(int micros, int refused) {
    Histogram histogram = Outcome.histogram();
    histogram.recordValueWithCount(micros, 1_000);
    return new Sample(
        new Outcome(histogram, refused, 0, Duration.ofSeconds(1)),
        Duration.ofMillis(400),
        Duration.ofMillis(200),
        Duration.ofMillis(100),
        1_000,
        new Sample.Wal(500, 1_500));
  }
}
