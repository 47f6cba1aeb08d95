package dev.roost.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./roost} and {@code kill} as a person at a terminal would. */
final class Shell {

  private final Path root;
  private final Path log;
  private final Map<String, String> environment;

  /**
   * @param root the repository, where the script stands
   * @param log takes what the commands print
   * @param environment of the commands, and of the processes that they start
   */
  Shell(Path root, Path log, Map<String, String> environment) {
    this.root = root;
    this.log = log;
    this.environment = Map.copyOf(environment);
  }

  /** The repository above the module that Maven or an IDE runs the tests in. */
  static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(here.resolve("roost"))) {
      Path above = here.getParent();
      if (above == null) {
        throw new IllegalStateException("no ./roost above " + Path.of("").toAbsolutePath());
      }
      here = above;
    }
    return here;
  }

  /**
   * Runs {@code ./roost} with these arguments to its end; what it printed.
   *
   * @throws IllegalStateException if it fails or takes longer; says where its output is
   */
  String roost(Duration within, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(root.resolve("roost").toString()));
    command.addAll(arguments);
    return run(within, command);
  }

  /** Sends a signal, such as {@code KILL}, {@code STOP} or {@code CONT}. */
  void signal(String signal, long pid) {
    run(Duration.ofSeconds(5), List.of("kill", "-" + signal, Long.toString(pid)));
  }

  private String run(Duration within, List<String> command) {
    try {
      Path output = Files.createTempFile(log.getParent(), "command-", ".out");
      ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
      // Maven has packaged everything before it comes to this module.
      builder.environment().put("ROOST_NO_BUILD", "1");
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      boolean ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
      String said = Files.readString(output);
      Files.delete(output);
      Files.writeString(
          log,
          "$ " + String.join(" ", command) + "\n" + said,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "%s %s, see %s%n%s"
                .formatted(
                    String.join(" ", command),
                    ended ? "ended with " + process.exitValue() : "did not end in " + within,
                    log,
                    said));
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
