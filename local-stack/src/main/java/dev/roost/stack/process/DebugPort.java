package dev.roost.stack.process;

import java.util.Map;

/**
 * The port of the loopback interface on which one run of a Java process accepts a debugger (JDWP).
 * The process does not wait for one.
 *
 * @param number 0 to 65535; for 0 the process takes a free port and writes it to its log
 */
public record DebugPort(int number) {

  private static final int HIGHEST = 65_535;

  public DebugPort {
    if (!isPort(number)) {
      throw new IllegalArgumentException("not a port: " + number);
    }
  }

  /**
   * Reads a port.
   *
   * @throws StartFailedException if it is none, with a sentence that says so
   */
  public static DebugPort parse(String text) throws StartFailedException {
    if (!text.matches("[0-9]{1,5}") || !isPort(Integer.parseInt(text))) {
      throw new StartFailedException("A debug port is between 0 and 65535, not " + text + ".");
    }
    return new DebugPort(Integer.parseInt(text));
  }

  private static boolean isPort(int number) {
    return number >= 0 && number <= HIGHEST;
  }

  /** Host and port, as a debugger wants them. */
  public String address() {
    return "127.0.0.1:" + number;
  }

  /** What is added to the environment; only the launcher {@code java} reads it. */
  public Map<String, String> environment() {
    return Map.of(
        "JDK_JAVA_OPTIONS",
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=" + address());
  }
}
