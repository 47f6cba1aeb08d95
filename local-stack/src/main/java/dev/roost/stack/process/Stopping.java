package dev.roost.stack.process;

import java.io.IOException;

/**
 * How a process is stopped.
 *
 * @param rank when: lower ranks first, equal ones together
 * @param signal what it takes for "end in good order"
 */
public record Stopping(int rank, Signal signal) {

  /** In this rank, with SIGTERM. */
  public static Stopping at(int rank) {
    return new Stopping(rank, Signal.TERM);
  }

  /** A signal that asks a process to end. */
  public enum Signal {
    /** What nearly all take. */
    TERM,
    /** What PostgreSQL takes; with SIGTERM it would wait for its clients to leave first. */
    INT;

    void send(Process process) {
      if (this == TERM) {
        process.destroy();
        return;
      }
      try {
        // Java knows SIGTERM and SIGKILL alone; every shell has a kill of its own.
        new ProcessBuilder("/bin/sh", "-c", "kill -" + this + " " + process.pid()).start();
      } catch (IOException noShell) {
        process.destroy();
      }
    }
  }
}
