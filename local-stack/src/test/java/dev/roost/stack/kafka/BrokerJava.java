package dev.roost.stack.kafka;

import java.nio.file.Path;
import java.util.List;

/** How tests start a broker's process. */
final class BrokerJava {

  private BrokerJava() {}

  static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx384m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dlog4j2.configurationFile=broker-log4j2.properties",
        "-cp",
        System.getProperty("java.class.path"));
  }
}
