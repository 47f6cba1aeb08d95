package dev.roost.testsupport.kafka;

import dev.roost.testsupport.net.FreePort;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The properties of one broker; the first of a cluster is its controller, too.
 *
 * @param home an empty directory for the properties, the data and the log
 * @param node the node's id; 1 is the controller
 * @param port where clients connect
 * @param controllerPort where the controller listens
 * @param more properties over the ones below
 */
record BrokerSettings(Path home, int node, int port, int controllerPort, Map<String, String> more) {

  private static final String CLUSTER = "q1Sh-9_ISia_zwGINzRvyQ";

  /** A first broker on free ports in a directory of its own. */
  static BrokerSettings first(Map<String, String> more) {
    return new BrokerSettings(directory(), 1, FreePort.find(), FreePort.find(), more);
  }

  /** The next broker of the same cluster. */
  BrokerSettings next() {
    return new BrokerSettings(directory(), node + 1, FreePort.find(), controllerPort, more);
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  Path file() {
    return home.resolve("server.properties");
  }

  Path log() {
    return home.resolve("broker.log");
  }

  /** What {@link #file} holds. */
  Properties properties() {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(text()));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the properties and formats the data directory, as {@code kafka-storage format} does. */
  void format() {
    try {
      Files.writeString(file(), text());
      new Formatter()
          .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
          .setClusterId(CLUSTER)
          .setNodeId(node)
          .setControllerListenerName("CONTROLLER")
          .addDirectory(data())
          .setMetadataLogDirectory(data())
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("formatting " + home + " failed", e);
    }
  }

  private String text() {
    boolean controls = node == 1;
    String controller = "127.0.0.1:" + controllerPort;
    String settings =
        """
        process.roles=%1$s
        node.id=%2$d
        controller.quorum.voters=1@%3$s
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://%4$s%5$s
        advertised.listeners=PLAINTEXT://%4$s
        log.dirs=%6$s
        auto.create.topics.enable=false
        # Room for the largest record that Roost writes, and its headers.
        message.max.bytes=6300000
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        # As activity-router asks of every broker.
        transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
        group.initial.rebalance.delay.ms=0
        # One that was killed may register again, and leaves the in-sync replicas, after this.
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        """
            .formatted(
                controls ? "broker,controller" : "broker",
                node,
                controller,
                bootstrap(),
                controls ? ",CONTROLLER://" + controller : "",
                data());
    return settings
        + more.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue() + "\n")
            .collect(Collectors.joining());
  }

  private String data() {
    return home.resolve("data").toString();
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("roost-broker");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
