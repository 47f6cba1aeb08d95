package dev.roost.stack.command;

import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The stack that a command needs, or the sentence that there is none. */
final class NotUp {

  /** The exit code of a command that found no stack. */
  static final int CODE = 3;

  private NotUp() {}

  /** The stack whose processes were all ready once; where there is none, says so. */
  static Optional<StackFile> orStack(StateOption stack, CommandSpec spec) throws IOException {
    Optional<StackFile> running = stack.running().filter(StackFile::wasReady);
    if (running.isEmpty()) {
      spec.commandLine().getErr().println("Roost is not up. Start it with ./roost up.");
    }
    return running;
  }
}
