package dev.roost.stack.run;

import dev.roost.stack.state.StateDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a Java process of the stack is started: with the runtime and the class path of this one. The
 * class path goes into the environment: a command line of more than 4 KB is not shown by the
 * system, and it is by their command lines that the stack's processes are found again.
 */
public final class JavaCommand {

  private JavaCommand() {}

  /** The runtime and the flags, for a process that is told by the stack's marker. */
  static List<String> of(StateDirectory state, String heap) {
    return List.of(
        java(),
        state.marker(),
        heap,
        // One small process of many: measured 10 s for all instead of 17 s with the defaults.
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // Native code of RocksDB, compressors and Netty, which JDK 25 warns of.
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  /** What a process that runs classes of this program needs in its environment. */
  public static Map<String, String> classPath() {
    return Map.of("CLASSPATH", System.getProperty("java.class.path"));
  }

  /** The same for a broker, which needs {@link #classPath}. */
  static List<String> broker(StateDirectory state) {
    List<String> command = new ArrayList<>(of(state, "-Xmx512m"));
    command.add("-Dlog4j2.configurationFile=broker-log4j2.properties");
    return command;
  }

  /** Another process of this program itself, without the marker; needs {@link #classPath}. */
  public static List<String> self(Path root) {
    return List.of(
        java(),
        "-Xmx128m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Droost.root=" + root,
        "dev.roost.stack.Roost");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
