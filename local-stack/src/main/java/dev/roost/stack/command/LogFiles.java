package dev.roost.stack.command;

import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The logs of the last start are kept beside those of this one, so that they do not grow for ever.
 */
final class LogFiles {

  private static final String OF_THE_SUPERVISOR = "stack.log";

  private LogFiles() {}

  /** Renames every NAME.log to NAME.log.1. The supervisor's own is open already, and stays. */
  static void setAside(StateDirectory state) throws IOException {
    try (var logs = Files.newDirectoryStream(state.logs(), "*.log")) {
      for (Path log : logs) {
        if (!log.endsWith(OF_THE_SUPERVISOR)) {
          Path before = log.resolveSibling(log.getFileName() + ".1");
          Files.move(log, before, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
