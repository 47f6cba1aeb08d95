package dev.roost.stack.process;

import java.time.Duration;
import java.util.List;

/** Is told what becomes of the processes, from any thread. */
public interface ProcessWatcher {

  /** It runs, under this pid. */
  void started(String name, long pid);

  /** It is still not ready, this long after its start; told every five seconds. */
  void waiting(String name, Duration sinceStart);

  /** It is ready, this long after its start. */
  void ready(String name, Duration sinceStart);

  /**
   * It ended and nobody here told it to.
   *
   * @param exitCode its exit code; 128 and the signal's number where one killed it
   * @param lastLines the end of its log
   */
  void died(String name, int exitCode, List<String> lastLines);

  /** It was told to stop and has; {@code killed} where it had to be killed after the deadline. */
  void stopped(String name, Duration took, boolean killed);
}
