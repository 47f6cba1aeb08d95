package dev.roost.bench.ingest;

import dev.roost.bench.payload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What is measured, and for how long. */
final class Plan {

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds after the warm-up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "Longest warm-up of each contestant (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--warm-after",
      paramLabel = "DELIVERIES",
      defaultValue = "150000",
      description = "So many deliveries end its warm-up earlier (default: ${DEFAULT-VALUE}).")
  private long warmAfter;

  @Option(
      names = "--saturation",
      paramLabel = "SECONDS",
      defaultValue = "3",
      description = "Each measurement at saturation (default: ${DEFAULT-VALUE}).")
  private int saturation;

  @Option(
      names = "--paced",
      paramLabel = "SECONDS",
      defaultValue = "4",
      description = "Each measurement at the rate (default: ${DEFAULT-VALUE}).")
  private int paced;

  @Option(
      names = "--rate",
      paramLabel = "PER SECOND",
      defaultValue = "2500",
      description = "Deliveries per second of the open loop (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--connections",
      defaultValue = "64",
      description = "Connections of the load generator (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--bytes",
      split = ",",
      paramLabel = "SIZE",
      converter = WorkloadConverter.class,
      defaultValue = "1400,12000,activity:1400",
      description =
          "Sizes of a body; after activity: of one of the X Activity API (default:"
              + " ${DEFAULT-VALUE}).")
  private List<Workload> workloads = List.of();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Some of the contestants: ${COMPLETION-CANDIDATES} (default: all of here).")
  private List<Entry> only = Entry.HERE;

  @Option(
      names = "--against",
      paramLabel = "CHECKOUT",
      description =
          "webhook-ingest here beside that of another checkout, which is built already, and no"
              + " others; writes no report. Eleven rounds or more tell a difference of some percent.")
  private @Nullable Path against;

  int rounds() {
    return rounds;
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUp);
  }

  /** After so many deliveries a contestant counts as warm. */
  long warmAfter() {
    return warmAfter;
  }

  Duration saturation() {
    return Duration.ofSeconds(saturation);
  }

  Duration paced() {
    return Duration.ofSeconds(paced);
  }

  double rate() {
    return rate;
  }

  int connections() {
    return connections;
  }

  /** The bodies, in the order in which they are measured. */
  List<Workload> workloads() {
    return workloads;
  }

  List<Entry> entries() {
    return against == null ? only : List.of(Entry.INGEST, Entry.OTHER_INGEST);
  }

  /** The checkout whose webhook-ingest is compared with the one here, if one is. */
  Optional<Path> against() {
    return Optional.ofNullable(against).map(path -> path.toAbsolutePath().normalize());
  }

  /** Goes on without one that this machine cannot start. */
  void leaveOut(Entry entry) {
    only = only.stream().filter(each -> each != entry).toList();
  }

  /** How long all measurements take, without starts. */
  Duration length() {
    int each = (saturation + paced) * rounds * workloads.size() + warmUp;
    return Duration.ofSeconds((long) each * entries().size());
  }

  /** Reads a size for picocli, which names the option and the value where it is none. */
  static final class WorkloadConverter implements ITypeConverter<Workload> {

    @Override
    public Workload convert(String text) {
      return Workload.parse(text);
    }
  }
}
