package dev.roost.bench.router;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is measured, and for how long. */
final class RouterPlan {

  @Option(
      names = "--ids",
      defaultValue = "10000000",
      description = "Identities in its store before it starts (default: ${DEFAULT-VALUE}).")
  private long ids;

  @Option(
      names = "--backlog",
      paramLabel = "DELIVERIES",
      defaultValue = "400000",
      description = "What it has to do at saturation (default: ${DEFAULT-VALUE}).")
  private long backlog;

  @Option(
      names = "--warm-up",
      paramLabel = "DELIVERIES",
      defaultValue = "300000",
      description = "What it has to do before that (default: ${DEFAULT-VALUE}).")
  private long warmUp;

  @Option(
      names = "--rate",
      paramLabel = "PER SECOND",
      defaultValue = "2500",
      description = "Deliveries per second while latency is measured (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long latency is measured (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--bytes",
      defaultValue = "1400",
      description = "Size of a body (default: ${DEFAULT-VALUE}).")
  private int bytes;

  @Option(
      names = "--router-flag",
      paramLabel = "FLAG",
      description = "A JVM flag for the router, such as -XX:StartFlightRecording=…")
  private List<String> flags = List.of();

  @Option(
      names = "--against",
      paramLabel = "CHECKOUT",
      description =
          "activity-router here beside that of another checkout, which is built already: at"
              + " saturation alone, in turn; writes no report. With fewer --ids and a --backlog of"
              + " 150000 eleven rounds take half an hour.")
  private @Nullable Path against;

  @Option(
      names = "--rounds",
      defaultValue = "11",
      description = "Rounds beside the other checkout (default: ${DEFAULT-VALUE}).")
  private int rounds;

  long ids() {
    return ids;
  }

  long backlog() {
    return backlog;
  }

  long warmUp() {
    return warmUp;
  }

  double rate() {
    return rate;
  }

  int seconds() {
    return seconds;
  }

  int bytes() {
    return bytes;
  }

  List<String> flags() {
    return flags;
  }

  int rounds() {
    return rounds;
  }

  /** The checkout whose activity-router is compared with the one here, if one is. */
  Optional<Path> against() {
    return Optional.ofNullable(against).map(path -> path.toAbsolutePath().normalize());
  }
}
