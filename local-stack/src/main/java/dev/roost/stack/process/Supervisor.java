package dev.roost.stack.process;

import dev.roost.stack.process.ProcessStatus.Phase;
import dev.roost.stack.state.StateDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parent of all processes of a stack. A process that dies is reported and stays dead until it
 * is restarted; the others go on.
 */
public final class Supervisor {

  /** How long a process may take to end after SIGTERM. */
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(8);

  /**
   * How long a process may take until it is ready. On a machine with much else to do a service
   * needs minutes.
   */
  private static final Duration READY_DEADLINE = Duration.ofMinutes(4);

  private static final Duration POLL = Duration.ofMillis(150);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LINES_OF_A_DEATH = 15;

  private final StateDirectory state;
  private final ProcessWatcher watcher;
  private final Clock clock;
  private final Map<String, Child> children = new LinkedHashMap<>();
  private boolean closed;

  public Supervisor(StateDirectory state, ProcessWatcher watcher, Clock clock) {
    this.state = state;
    this.watcher = watcher;
    this.clock = clock;
  }

  /**
   * Starts a program; {@link #awaitReady} waits for it.
   *
   * @throws StartFailedException if it cannot be started at all, or the stack is being stopped
   */
  public void start(Program program) throws StartFailedException {
    start(program, Map.of());
  }

  /**
   * The same.
   *
   * @param once what is added to its environment in this run alone
   */
  public void start(Program program, Map<String, String> once) throws StartFailedException {
    Child child = spawn(program, once);
    watcher.started(program.name(), child.process().pid());
    var _ = child.process().onExit().thenAccept(process -> ended(child, process.exitValue()));
  }

  private synchronized Child spawn(Program program, Map<String, String> once)
      throws StartFailedException {
    if (closed) {
      throw new StartFailedException("The stack is being stopped.");
    }
    try {
      Child child = Child.start(program, once, state.log(program.name()), clock);
      children.put(program.name(), child);
      return child;
    } catch (IOException e) {
      throw new StartFailedException(
          program.name() + " could not be started: " + e.getMessage() + ".");
    }
  }

  private void ended(Child child, int exitCode) {
    child.is(child.wasToldToStop() ? Phase.STOPPED : Phase.DEAD);
    if (!child.wasToldToStop()) {
      String name = child.program().name();
      watcher.died(name, exitCode, LogTail.of(state.log(name), LINES_OF_A_DEATH));
    }
  }

  /**
   * Waits until the process is ready.
   *
   * @throws StartFailedException if it dies first, or is not ready in time
   */
  public void awaitReady(String name) throws StartFailedException, InterruptedException {
    Child child = child(name).orElseThrow();
    Duration nextWord = PATIENCE;
    while (!child.program().readiness().isReady()) {
      if (child.endsWithin(POLL)) {
        throw new StartFailedException(name + " ended before it was ready, see " + log(name) + ".");
      }
      if (child.age().compareTo(READY_DEADLINE) > 0) {
        throw new StartFailedException(
            "%s was not ready within %d s, see %s."
                .formatted(name, READY_DEADLINE.toSeconds(), log(name)));
      }
      if (child.age().compareTo(nextWord) > 0) {
        watcher.waiting(name, child.age());
        nextWord = nextWord.plus(PATIENCE);
      }
    }
    child.is(Phase.READY);
    watcher.ready(name, child.age());
  }

  private synchronized String unknown(String name) {
    return "There is no %s here; there are %s."
        .formatted(name, String.join(", ", children.keySet()));
  }

  /** Stops the process and leaves it so; does nothing where it is not running. */
  public void stop(String name) throws StartFailedException {
    stop(List.of(child(name).orElseThrow(() -> new StartFailedException(unknown(name)))));
  }

  /**
   * Starts a process again, as it was, and waits until it is ready. It must not run.
   *
   * @param once what is added to its environment in this run alone
   */
  public void startAgain(String name, Map<String, String> once)
      throws StartFailedException, InterruptedException {
    Child old = child(name).orElseThrow(() -> new StartFailedException(unknown(name)));
    start(old.program(), once);
    awaitReady(name);
  }

  /** Whether the process runs now. */
  public boolean isAlive(String name) throws StartFailedException {
    Child child = child(name).orElseThrow(() -> new StartFailedException(unknown(name)));
    return child.process().isAlive();
  }

  /** Stops all, lower ranks first, and starts nothing any more. Returns when no process is left. */
  public void stopAll() {
    Map<Integer, List<Child>> byRank;
    synchronized (this) {
      closed = true;
      byRank =
          children.values().stream()
              .collect(
                  Collectors.groupingBy(
                      child -> child.program().stopping().rank(),
                      TreeMap::new,
                      Collectors.toList()));
    }
    byRank.values().forEach(this::stop);
  }

  private void stop(Collection<Child> together) {
    List<Child> alive = together.stream().filter(child -> child.process().isAlive()).toList();
    alive.forEach(Child::tell);
    var deadline = clock.instant().plus(STOP_DEADLINE);
    for (Child child : alive) {
      boolean ended = endsWithin(child, Duration.between(clock.instant(), deadline));
      if (!ended) {
        child.kill();
        endsWithin(child, STOP_DEADLINE);
      }
      child.is(Phase.STOPPED);
      var took = STOP_DEADLINE.minus(Duration.between(clock.instant(), deadline));
      watcher.stopped(child.program().name(), took, !ended);
    }
  }

  private static boolean endsWithin(Child child, Duration time) {
    try {
      return child.endsWithin(time);
    } catch (InterruptedException e) {
      // Whoever is in a hurry gets them killed, never left behind.
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** All processes ever started here, in the order of their first start. */
  public synchronized List<ProcessStatus> statuses() {
    return children.values().stream().map(Child::status).toList();
  }

  /** The pid of this process while it lives, else null. */
  public @Nullable Long pid(String name) {
    return child(name)
        .map(Child::status)
        .filter(status -> status.phase().isAlive())
        .map(ProcessStatus::pid)
        .orElse(null);
  }

  private synchronized Optional<Child> child(String name) {
    return Optional.ofNullable(children.get(name));
  }

  private String log(String name) {
    return state.log(name).toString();
  }
}
