package dev.roost.system.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end in a directory, which git takes for no part of the checkout. */
final class Command {

  /**
   * How it ended.
   *
   * @param succeeded whether it ended in time and with 0
   * @param output what it printed
   */
  record Result(boolean succeeded, String output) {}

  private Command() {}

  static Result run(Path directory, Duration within, String... command) {
    try {
      Path output = Files.createTempFile("roost-mutation", ".out");
      try {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(directory.toFile());
        // In a directory below a checkout git applies nothing that lies outside it, and says
        // nothing.
        builder
            .environment()
            .put("GIT_CEILING_DIRECTORIES", Objects.toString(directory.getParent(), ""));
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        }
        return new Result(ended && process.exitValue() == 0, Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
