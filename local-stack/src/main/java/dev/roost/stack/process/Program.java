package dev.roost.stack.process;

import java.util.List;
import java.util.Map;

/**
 * One process to run.
 *
 * @param name its name to people, and the name of its log
 * @param stopping when it is stopped, and how
 * @param command the program and its arguments
 * @param environment what is added to this process's own environment
 * @param readiness how to see that it is ready
 */
public record Program(
    String name,
    Stopping stopping,
    List<String> command,
    Map<String, String> environment,
    Readiness readiness) {

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
