package dev.roost.stack.process;

import java.time.Instant;
import java.util.Locale;

/**
 * A process as it stands now.
 *
 * @param name its name
 * @param phase what it is doing
 * @param pid its pid, or its last one
 * @param since when it came into this phase
 */
public record ProcessStatus(String name, Phase phase, long pid, Instant since) {

  /** What a process is doing. */
  public enum Phase {
    /** Runs, and is not ready yet. */
    STARTING,
    /** Runs, and was ready once. */
    READY,
    /** Ended by itself, or was killed by somebody else. */
    DEAD,
    /** Was told to stop, and has. */
    STOPPED;

    /** As it is shown to people. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is a process behind it. */
    public boolean isAlive() {
      return this == STARTING || this == READY;
    }
  }
}
