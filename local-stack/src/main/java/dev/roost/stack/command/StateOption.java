package dev.roost.stack.command;

import dev.roost.stack.control.ControlClient;
import dev.roost.stack.state.StackFile;
import dev.roost.stack.state.StackLock;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack a command is about; every command has it. */
final class StateOption {

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where the stack keeps its data, logs and stack.json (default: .roost).")
  private @Nullable Path directory;

  /** The checkout. */
  Path root() {
    return Path.of(System.getProperty("roost.root", "")).toAbsolutePath().normalize();
  }

  StateDirectory state() {
    return new StateDirectory(directory == null ? root().resolve(".roost") : directory);
  }

  /** The stack on this state directory; empty where none is up. */
  Optional<StackFile> running() throws IOException {
    StateDirectory state = state();
    if (!Files.isDirectory(state.root()) || !StackLock.isTaken(state)) {
      return Optional.empty();
    }
    return StackFile.read(state);
  }

  /** The supervisor's door; empty where no stack is up. */
  Optional<ControlClient> control() throws IOException {
    return running().map(StackFile::control).map(ControlClient::new);
  }
}
