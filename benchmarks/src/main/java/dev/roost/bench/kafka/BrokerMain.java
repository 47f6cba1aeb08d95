package dev.roost.bench.kafka;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** A broker's own process: formats its storage, then is Kafka. */
public final class BrokerMain {

  private static final String CLUSTER = "q1Sh-9_ISia_zwGINzRvyQ";

  private BrokerMain() {}

  /** Argument: the settings file. */
  public static void main(String[] args) {
    String[] format = {"format", "-t", CLUSTER, "-c", args[0], "--ignore-formatted"};
    int exitCode = StorageTool.execute(format, System.out);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
    Kafka.main(args);
  }
}
