package dev.roost.stack.process;

import dev.roost.stack.process.ProcessStatus.Phase;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running of a program. */
final class Child {

  // A Ctrl-C goes to all processes of the terminal at once; ours must be stopped in order, by us.
  // Ignored signals stay ignored through exec, so that the pid is the program's own.
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"");

  private final Program program;
  private final Process process;
  private final Clock clock;
  private final Instant startedAt;
  private volatile Phase phase = Phase.STARTING;
  private volatile Instant since;
  private volatile boolean told;

  private Child(Program program, Process process, Clock clock) {
    this.program = program;
    this.process = process;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.since = startedAt;
  }

  /**
   * Starts the program, its output appended to the log.
   *
   * @param once what is added to its environment in this run alone
   */
  static Child start(Program program, Map<String, String> once, Path log, Clock clock)
      throws IOException {
    List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    command.add(program.name());
    command.addAll(program.command());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(program.environment());
    builder.environment().putAll(once);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    return new Child(program, builder.start(), clock);
  }

  Program program() {
    return program;
  }

  Process process() {
    return process;
  }

  ProcessStatus status() {
    return new ProcessStatus(program.name(), phase, process.pid(), since);
  }

  Duration age() {
    return Duration.between(startedAt, clock.instant());
  }

  boolean wasToldToStop() {
    return told;
  }

  synchronized void is(Phase next) {
    if (phase.isAlive()) {
      phase = next;
      since = clock.instant();
    }
  }

  /** Waits; whether it ended within this time. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
  }

  /** Asks it to end, with the signal it wants. */
  void tell() {
    told = true;
    program.stopping().signal().send(process);
  }

  /** Ends it, with SIGKILL. */
  void kill() {
    told = true;
    process.destroyForcibly();
  }
}
