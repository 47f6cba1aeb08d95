package dev.roost.bench.vault;

import dev.roost.bench.report.Table;
import dev.roost.bench.rounds.RatioTable;
import dev.roost.bench.vault.Row.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code bench vault} writes.
 *
 * @param plan what was asked for
 * @param scores by case, in order
 * @param waits what PostgreSQL's backends were at
 * @param machine where it was
 */
record VaultReport(VaultPlan plan, Map<Case, Score> scores, WaitEvents waits, String machine) {

  static final String FILE = "vault.md";

  /** What a signature may take at the rate, in milliseconds at p99. */
  private static final double AIM = 10;

  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), markdown());
  }

  /** The figures alone, for the screen. */
  String tables() {
    return String.join("\n", latencies(), costs(), ratios(), waits.table());
  }

  private String latencies() {
    Table table =
        new Table(
            "at %,.0f/s".formatted(plan.pace().perSecond()),
            "beside it",
            "p50, ms",
            "p90, ms",
            "p99, ms",
            "p99.9, ms",
            "not 200");
    scores.forEach((each, score) -> {
      List<Double> spread = score.spread(99);
      table.row(
          each.row().label(),
          each.beside().label(),
          "%.1f".formatted(score.millis(50)),
          "%.1f".formatted(score.millis(90)),
          "%.1f (%.1f–%.1f)".formatted(score.millis(99), spread.getFirst(), spread.getLast()),
          "%.1f".formatted(score.millis(99.9)),
          "%d".formatted(score.failed()));
    });
    return table.toString();
  }

  private String costs() {
    Table table =
        new Table(
            "for each request",
            "beside it",
            "CPU of token-vault, µs",
            "of PostgreSQL, µs",
            "of the load generator, µs",
            "entries of the trail",
            "WAL flushes",
            "a flush, ms");
    scores.forEach((each, score) -> {
      if (each.row().isOfTheDatabase()) {
        table.row(costs(each, score));
      }
    });
    return table.toString();
  }

  private static String[] costs(Case each, Score score) {
    return new String[] {
      each.row().label(),
      each.beside().label(),
      each.row().isOfTheVault() ? "%.0f".formatted(score.micros(Sample::vaultCpu)) : "–",
      "%.0f".formatted(score.micros(Sample::databaseCpu)),
      "%.0f".formatted(score.micros(Sample::generatorCpu)),
      "%.2f".formatted(score.entries()),
      "%.2f".formatted(score.flushes()),
      "%.2f".formatted(score.millisOfAFlush())
    };
  }

  /** Only of what was measured. */
  private String ratios() {
    RatioTable locked = new RatioTable("another app's row locked, divided by nothing else", "row");
    RatioTable raw = new RatioTable("token-vault divided by the transaction alone", "row");
    for (Row row : Row.values()) {
      percentiles(locked, new Case(row, Beside.LOCKED), new Case(row, Beside.NOTHING));
      if (row.isOfTheVault()) {
        percentiles(raw, new Case(row, Beside.NOTHING), new Case(Row.COMMIT, Beside.NOTHING));
      }
    }
    return locked + "\n" + raw;
  }

  private void percentiles(RatioTable table, Case here, Case other) {
    Score ours = scores.get(here);
    Score theirs = scores.get(other);
    if (ours == null || theirs == null) {
      return;
    }
    String row = here.row().label();
    table.row("p50", row, ours.rounds(50), theirs.rounds(50));
    table.row("p99", row, ours.rounds(99), theirs.rounds(99));
    table.row(
        "CPU of PostgreSQL",
        row,
        ours.microsOfRounds(Sample::databaseCpu),
        theirs.microsOfRounds(Sample::databaseCpu));
  }

  /** Whether the aim was met, in words. */
  private String aim() {
    return Optional.ofNullable(scores.get(new Case(Row.SIGN, Beside.NOTHING)))
        .map(score -> {
          double millis = score.millis(99);
          boolean isMet = millis <= AIM && score.failed() == 0;
          return ("The aim is a p99 of at most %.0f ms for signing: it was %s, with %.1f ms and %,d"
                  + " requests that were not answered 200.")
              .formatted(AIM, isMet ? "met" : "missed", millis, score.failed());
        })
        .orElse("");
  }

  private String markdown() {
    return """
    # token-vault, measured

    Written by `./roost bench vault`. %s. The load generator, PostgreSQL, one Kafka broker, an X and token-vault share these cores.

    %s

    %s
    ## How

    %s
    - An open loop over %d s in each of %d rounds: latency counts from when a request was due, whatever became of those before. Cases take turns, another one first in each round, after %d s of warm-up for each kind of request. Requests come over %d connections, in ticks of a millisecond.
    - Percentiles over all rounds, those of the best and the worst round in parentheses.
    - *Another app's row locked*: a connection holds `select … for update` of another app's row, and 16 clients write to that app all the while. They wait for the lock, in vain, with all connections that token-vault has for writes; their answers are not counted, and what they cost token-vault is.
    - *CPU* is the processor time of the whole process, collector and compiler included; of PostgreSQL, that of all its processes.
    - *WAL flushes* by PostgreSQL's own count (`pg_stat_io`, up to a second late): one serves all transactions that wait for it.
    - *PostgreSQL's backends*: samples of `pg_stat_activity` every 10 ms in a further measurement of signing alone; %.2f of them were within a transaction at the same time.
    - PostgreSQL has `fsync=on` and `synchronous_commit=on`, and else its defaults; token-vault is the packaged service with `-Xms512m -Xmx512m` and its own defaults, and holds the tokens of %,d users. Every request leaves its entries in the audit trail.
    """
        .formatted(
            machine,
            aim(),
            tables(),
            rows(),
            plan.time().toSeconds(),
            plan.rounds(),
            plan.warmUp().toSeconds(),
            plan.connections(),
            waits.atOnce(),
            plan.users());
  }

  private static String rows() {
    return Arrays.stream(Row.values())
        .map(row -> "- **%s**: %s.\n".formatted(row.label(), row.what()))
        .collect(Collectors.joining());
  }
}
