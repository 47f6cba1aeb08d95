package dev.roost.stack.command;

import dev.roost.stack.screen.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs}: prints the log of a process, and follows it where asked. */
@Command(
    name = "logs",
    description = "Prints the log of a process.",
    mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {

  @Mixin private final StateOption stack = new StateOption();

  @Parameters(
      paramLabel = "SERVICE",
      description = "A process's name; stack for the supervisor's own, when in the background.")
  private String service = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Print new lines until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path log = stack.state().log(service);
    if (!Files.exists(log)) {
      Screen.standard(System.getenv()).line("No log of " + service + "; there are: " + logs());
      return 1;
    }
    if (follow) {
      return new ProcessBuilder("tail", "-n", "100", "-F", log.toString())
          .inheritIO()
          .start()
          .waitFor();
    }
    Files.copy(log, System.out);
    return 0;
  }

  private String logs() throws IOException {
    Path directory = stack.state().logs();
    if (!Files.isDirectory(directory)) {
      return "none yet";
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".log"))
          .map(name -> name.substring(0, name.length() - ".log".length()))
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }
}
