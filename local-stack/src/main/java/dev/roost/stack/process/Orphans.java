package dev.roost.stack.process;

import dev.roost.stack.state.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Processes of a stack whose supervisor is gone. They are found by the marker on their command
 * line, those of the database, which write over theirs, by the program they run; never by a
 * remembered pid alone, which could be somebody else's by now.
 */
public final class Orphans {

  private static final Duration STOP_DEADLINE = Duration.ofSeconds(8);

  private Orphans() {}

  /** The processes of this stack that live now. */
  public static List<ProcessHandle> of(StateDirectory state) {
    return ProcessHandle.allProcesses()
        .filter(process -> carries(process, state) || runs(process, state.databasePrograms()))
        .toList();
  }

  /** The processes that run a program from this directory. */
  public static List<ProcessHandle> running(Path programs) {
    return ProcessHandle.allProcesses().filter(process -> runs(process, programs)).toList();
  }

  private static boolean runs(ProcessHandle process, Path programs) {
    return process.info().command().filter(path -> path.startsWith(programs + "/")).isPresent();
  }

  private static boolean carries(ProcessHandle process, StateDirectory state) {
    return process
        .info()
        .arguments()
        .filter(arguments -> Arrays.asList(arguments).contains(state.marker()))
        .isPresent();
  }

  /** Stops them: SIGTERM to all, SIGKILL to whoever is left after eight seconds. */
  public static void stop(List<ProcessHandle> orphans) {
    orphans.forEach(ProcessHandle::destroy);
    CompletableFuture<?> allEnded =
        CompletableFuture.allOf(
            orphans.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    allEnded
        .completeOnTimeout(null, STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS)
        .thenRun(() -> orphans.forEach(ProcessHandle::destroyForcibly))
        .thenCompose(ignored ->
            CompletableFuture.allOf(
                orphans.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new)))
        .orTimeout(2 * STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
