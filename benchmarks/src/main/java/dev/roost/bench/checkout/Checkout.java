package dev.roost.bench.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where things are; every command has it. */
public final class Checkout {

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where the report goes (default: docs/benchmarks).")
  private @Nullable Path report;

  /** The checkout. */
  public Path root() {
    return Path.of(System.getProperty("roost.root", "")).toAbsolutePath().normalize();
  }

  /** Where the report goes. */
  public Path report() throws IOException {
    Path directory = report == null ? root().resolve("docs/benchmarks") : report.toAbsolutePath();
    return Files.createDirectories(directory);
  }

  /** An empty directory for the logs and data of one run of this benchmark. */
  public Path workplace(String benchmark) throws IOException {
    Path directory = root().resolve("benchmarks/target/runs").resolve(benchmark);
    delete(directory);
    return Files.createDirectories(directory);
  }

  /** Deletes a directory with all in it; there may be none. */
  public static void delete(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path each : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }
}
