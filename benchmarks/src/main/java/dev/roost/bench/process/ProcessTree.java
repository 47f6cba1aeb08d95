package dev.roost.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and all that it has started, such as PostgreSQL's server with its backends.
 *
 * @param root the first of them
 */
public record ProcessTree(ProcessHandle root) {

  // What proc_pid_stat(5) counts in, on every architecture a JDK is built for.
  private static final Duration TICK = Duration.ofMillis(10);

  // Fields 16 and 17 of proc_pid_stat(5), from 0 behind the name, which may hold spaces.
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  /**
   * What they have used up, and on Linux those, too, that have ended: elsewhere what a process used
   * that has ended meanwhile is not counted.
   */
  public Consumption consumption() {
    Duration running =
        Stream.concat(Stream.of(root), root.descendants())
            .map(process -> Consumption.of(process).cpu())
            .reduce(Duration.ZERO, Duration::plus);
    return new Consumption(running.plus(ended()));
  }

  private Duration ended() {
    try {
      return endedChildren(Files.readString(Path.of("/proc/" + root.pid() + "/stat")));
    } catch (IOException notLinux) {
      return Duration.ZERO;
    }
  }

  /** The processor time of children that have ended, from a line of {@code /proc/PID/stat}. */
  static Duration endedChildren(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    return TICK.multipliedBy(
        Long.parseLong(fields.get(CHILDREN_USER)) + Long.parseLong(fields.get(CHILDREN_SYSTEM)));
  }
}
