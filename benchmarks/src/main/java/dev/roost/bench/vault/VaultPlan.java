package dev.roost.bench.vault;

import dev.roost.bench.load.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How long and how much: the options of {@code bench vault}. */
final class VaultPlan {

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds after the warm-up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Longest warm-up of each kind of request (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--warm-after",
      paramLabel = "REQUESTS",
      defaultValue = "30000",
      description = "So many requests end it earlier (default: ${DEFAULT-VALUE}).")
  private long warmAfter;

  @Option(
      names = "--seconds",
      defaultValue = "8",
      description = "Each measurement (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rate",
      paramLabel = "PER SECOND",
      defaultValue = "500",
      description = "Requests per second of the open loop (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--connections",
      defaultValue = "32",
      description = "Connections of the load generator (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--users",
      defaultValue = "100",
      description = "Users whose tokens token-vault has (default: ${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ROW",
      description = "Some of the rows: ${COMPLETION-CANDIDATES} (default: all).")
  private List<Row> only = List.of(Row.values());

  @Option(
      names = "--vault-flag",
      paramLabel = "FLAG",
      description =
          "A JVM flag for token-vault, such as -XX:StartFlightRecording=… or"
              + " -Droost.vault.signing.max-connections=8; writes no report.")
  private List<String> flags = List.of();

  @Option(
      names = "--database-setting",
      paramLabel = "NAME=VALUE",
      description =
          "A setting of PostgreSQL, such as synchronous_commit=off, to see what it costs; writes no"
              + " report.")
  private Map<String, String> databaseSettings = Map.of();

  int rounds() {
    return rounds;
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUp);
  }

  /** After so many requests of a kind token-vault counts as warm. */
  long warmAfter() {
    return warmAfter;
  }

  /** How long each measurement takes. */
  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  Pace pace() {
    return new Pace(rate);
  }

  int connections() {
    return connections;
  }

  int users() {
    return users;
  }

  List<String> flags() {
    return flags;
  }

  Map<String, String> databaseSettings() {
    return databaseSettings;
  }

  /** Whether it is all as shipped, so that the report is the page. */
  boolean isAsShipped() {
    return flags.isEmpty() && databaseSettings.isEmpty();
  }

  /** Those that take turns. */
  List<Row.Case> cases() {
    return only.stream().flatMap(Row::cases).toList();
  }

  /** Those that token-vault is to be warm for. */
  Stream<Row> toWarmUp() {
    return only.stream().filter(Row::isOfTheVault);
  }

  /** How long all measurements take, without starts. */
  Duration length() {
    return time()
        .multipliedBy((long) rounds * cases().size())
        .plus(warmUp().multipliedBy(toWarmUp().count()));
  }
}
