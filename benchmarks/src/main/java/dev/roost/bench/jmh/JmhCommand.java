package dev.roost.bench.jmh;

import dev.roost.bench.checkout.Checkout;
import dev.roost.bench.report.Machine;
import dev.roost.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench jmh}: single methods, with what they allocate. */
@Command(
    name = "jmh",
    description = "Single methods of the hot paths under JMH, with what they allocate.",
    mixinStandardHelpOptions = true)
public final class JmhCommand implements Callable<Integer> {

  private static final String FILE = "jmh.md";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Mixin private final Checkout checkout = new Checkout();

  @Parameters(
      arity = "0..1",
      paramLabel = "REGEX",
      defaultValue = "dev.roost.*Benchmark",
      description = "Which benchmarks (default: all).")
  private String which = "";

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "Measured iterations of a second each (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() throws RunnerException, IOException {
    String machine = Machine.sentence();
    Options options =
        new OptionsBuilder()
            .include(which)
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(seconds)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .build();
    String table = table(new Runner(options).run());
    Path file = checkout.report().resolve(FILE);
    Files.writeString(file, markdown(machine, table));
    System.out.println("written to " + file);
    System.out.println();
    System.out.println(table);
    return 0;
  }

  private static String table(Collection<RunResult> results) {
    Table table = new Table("method", "body", "µs per call", "± (99.9%)", "bytes allocated");
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      String bytes = result.getParams().getParam("bytes");
      Result<?> time = result.getPrimaryResult();
      table.row(
          name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
          bytes == null ? "" : "%,d".formatted(Integer.parseInt(bytes)),
          "%.2f".formatted(time.getScore()),
          "%.2f".formatted(time.getScoreError()),
          "%,.0f".formatted(allocated(result)));
    }
    return table.toString();
  }

  private static double allocated(RunResult result) {
    var secondary = result.getSecondaryResults();
    return secondary.keySet().stream()
        .filter(label -> label.endsWith(ALLOCATED))
        .mapToDouble(label -> Objects.requireNonNull(secondary.get(label)).getScore())
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String markdown(String machine, String table) {
    return """
    # Single methods, measured

    Written by `./roost bench jmh`, JMH 1.37 with `-prof gc`, one fork. %s.

    %s
    - `signatureCheck`: webhook-ingest checks X's legacy signature over the body.
    - `userKey`, `envelopeUserKey`: webhook-ingest reads whose delivery it is, of the Account Activity API and of the X Activity API.
    - `readOnePost`, `readOneEvent` (the same in the X Activity API), `readFivePosts`: activity-router cuts a body, gives each activity its identity and classifies it; the store is not in it.
    - `identity`: the identity alone.
    """
        .formatted(machine, table);
  }
}
