package dev.roost.stack.command;

import dev.roost.stack.control.ControlClient;
import dev.roost.stack.process.Orphans;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.state.StackFile;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Stops a stack from another terminal: by its supervisor, or without it where that is gone. */
final class Takedown {

  // Simulator, services and brokers in turn have 8 s each before they are killed.
  private static final int SUPERVISOR_DEADLINE_SECONDS = 45;

  private final StateDirectory state;
  private final Screen screen;

  Takedown(StateDirectory state, Screen screen) {
    this.state = state;
    this.screen = screen;
  }

  /** Whether there was anything to stop. When it returns nothing of the stack is left. */
  boolean run(Optional<StackFile> running) throws IOException, InterruptedException {
    Optional<ProcessHandle> supervisor =
        running.map(StackFile::control).map(StackFile.Control::pid).flatMap(this::supervisor);
    if (supervisor.isPresent()) {
      stop(supervisor.get(), new ControlClient(running.orElseThrow().control()));
    }
    List<ProcessHandle> orphans = Orphans.of(state);
    if (!orphans.isEmpty()) {
      screen.line("Stopping %d processes without a supervisor".formatted(orphans.size()));
      Orphans.stop(orphans);
    }
    Files.deleteIfExists(state.stackFile());
    return supervisor.isPresent() || !orphans.isEmpty();
  }

  // The pid in the file may be somebody else's by now: only a process that runs this program is it.
  private Optional<ProcessHandle> supervisor(long pid) {
    return ProcessHandle.of(pid)
        .filter(process ->
            Arrays.stream(process.info().arguments().orElse(new String[0]))
                .anyMatch(argument -> argument.equals("dev.roost.stack.Roost")));
  }

  private void stop(ProcessHandle supervisor, ControlClient control) throws InterruptedException {
    screen.line("Stopping");
    try {
      control.requestStop();
    } catch (IOException noAnswer) {
      supervisor.destroy();
    }
    try {
      supervisor.onExit().orTimeout(SUPERVISOR_DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException late) {
      screen.line("  the supervisor does not stop and is killed");
      supervisor.destroyForcibly();
    }
  }
}
