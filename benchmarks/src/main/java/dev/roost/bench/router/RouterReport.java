package dev.roost.bench.router;

import dev.roost.bench.load.Pace;
import dev.roost.bench.report.LineChart;
import dev.roost.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What {@code bench router} writes. */
record RouterReport(Setting setting, Found found) {

  static final String FILE = "router.md";

  private static final String CHART = "router-latency.svg";

  /** What was asked for. */
  record Setting(String machine, long ids, int bytes, long backlog, double rate, int seconds) {}

  /**
   * What came of it.
   *
   * @param restoring from the router's start until it ran
   * @param events the same with bodies of the X Activity API
   * @param even with as many deliveries of each user
   * @param halfByOne with half of all by one user, on the other partitions
   * @param sweep the slowest step in a thousand of forgetting
   * @param memory the router's resident memory at the end, in bytes
   */
  record Found(
      Duration restoring,
      Saturation saturation,
      Saturation events,
      Latency.Seen even,
      Latency.Seen halfByOne,
      Duration sweep,
      long memory) {}

  void write(Path directory) throws IOException {
    Files.writeString(directory.resolve(FILE), markdown());
    Files.writeString(directory.resolve(CHART), chart());
  }

  String table() {
    Saturation saturation = found.saturation();
    Latency.Seen even = found.even();
    Table table =
        new Table(
                "%,d ids in the store, bodies of %,d bytes"
                    .formatted(setting.ids(), setting.bytes()),
                "")
            .row(
                "activities per second of the router's processor time, at saturation",
                "%,.0f".formatted(saturation.perCpuSecond()))
            .row(
                "the same, with bodies of the X Activity API",
                "%,.0f".formatted(found.events().perCpuSecond()))
            .row("activities per second, at saturation", "%,.0f".formatted(saturation.perSecond()))
            .row(
                "the router's processor time meanwhile, in cores",
                "%.2f".formatted(cores(saturation.cpu())))
            .row("the broker's", "%.2f".formatted(cores(saturation.brokerCpu())));
    latency(table, "from 200 to readable at %,.0f/s".formatted(setting.rate()), even);
    latency(
        table, "the same on other partitions, while one user has half of all", found.halfByOne());
    return table
        .row("a step of forgetting, p99.9", "%.1f ms".formatted(found.sweep().toNanos() / 1e6))
        .row(
            "the router's processor time at the rate, in cores",
            "%.2f".formatted(even.cpuShare(new Pace(setting.rate()))))
        .row(
            "from the start until it ran, the store restored",
            "%d s".formatted(found.restoring().toSeconds()))
        .row("resident memory at the end", "%,d MiB".formatted(found.memory() >> 20))
        .toString();
  }

  private static void latency(Table table, String what, Latency.Seen seen) {
    table
        .row(what + ", p50", "%.0f ms".formatted(seen.millis(50)))
        .row(what + ", p99", "%.0f ms".formatted(seen.millis(99)))
        .row(what + ", p99.9", "%.0f ms".formatted(seen.millis(99.9)));
  }

  private double cores(Duration cpu) {
    return (double) cpu.toNanos() / found.saturation().took().toNanos();
  }

  private String markdown() {
    return """
    # activity-router, measured

    Written by `./roost bench router`. %s. The router, one Kafka broker and whoever writes and reads share these cores.

    %s
    ![Latency from 200 to readable, second by second](%s)

    ## How

    - The router is the packaged service in a process of its own, with `-Xms512m -Xmx512m` and its own defaults.
    - Its store is filled before it starts: made-up identities of the last five days are written to its changelog, 24 partitions, and it restores them as it would on a new machine.
    - *At saturation*: a backlog of %,d deliveries, one Post each and none a copy, is written as fast as the broker takes it; what is measured begins when all of it is written and ends at 95%% of it. A smaller backlog before warms it up. A second one has Posts in the X Activity API's envelope, with the Post and its author once more in `includes`.
    - *From 200 to readable*: from the broker's acknowledgement of a delivery, which is when webhook-ingest says 200, to when a `read_committed` consumer has the activity. An open loop over %d s, after 10 s of settling; a second one in which half of all deliveries are one user's, and only what is not on that user's partition counts.
    - *A step of forgetting* is timed by the router itself, over the last minutes of all this; a tenth more identities than said are old enough to be forgotten.
    """
        .formatted(setting.machine(), table(), CHART, setting.backlog(), setting.seconds());
  }

  private String chart() {
    List<Histogram> seconds = found.even().seconds();
    double highest = seconds.stream().mapToLong(Histogram::getMaxValue).max().orElse(0) / 1e3;
    return new LineChart(
            "From 200 to readable at %,.0f/s, %,d ids in the store, ms"
                .formatted(setting.rate(), setting.ids()),
            highest)
        .line("highest", "#9aa5b1", perSecond(100))
        .line("p99", "#d97706", perSecond(99))
        .line("p50", "#2563eb", perSecond(50))
        .toString();
  }

  private List<Double> perSecond(double percentile) {
    return found.even().seconds().stream()
        .map(second -> second.getValueAtPercentile(percentile) / 1e3)
        .toList();
  }
}
