package dev.roost.stack.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * A broker's own process: formats its storage before the first start, then is Kafka. In one process
 * because a Java start of its own for the format would cost every first start two seconds.
 */
public final class BrokerMain {

  private BrokerMain() {}

  /** Arguments: the cluster's id, the settings file, the data directory. */
  public static void main(String[] args) {
    String clusterId = args[0];
    String settings = args[1];
    Path data = Path.of(args[2]);
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(clusterId, settings);
    }
    Kafka.main(new String[] {settings});
  }

  private static void format(String clusterId, String settings) {
    String[] format = {"format", "-t", clusterId, "-c", settings, "--ignore-formatted"};
    int exitCode = StorageTool.execute(format, System.out);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}
