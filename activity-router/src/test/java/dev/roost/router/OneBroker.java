package dev.roost.router;

import dev.roost.contracts.topic.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker of one, KRaft, in this process, with Roost's topics of two partitions each. */
public final class OneBroker implements AutoCloseable {

  public static final int PARTITIONS = 2;

  private final Map<String, String> settings;
  private final String address;
  private KafkaRaftServer server;

  public OneBroker(Path directory) {
    try {
      int port = freePort();
      address = "localhost:" + port;
      settings = settings(directory, port, freePort());
      format(settings);
      server = startup(settings);
      createTopics();
    } catch (Exception e) {
      throw new IllegalStateException("the broker does not start", e);
    }
  }

  public static OneBroker started() {
    try {
      return new OneBroker(Files.createTempDirectory("roost-broker"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return address;
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", address));
  }

  /** Starts it again, with all it had, where it was before. */
  public void startAgain() {
    server = startup(settings);
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static KafkaRaftServer startup(Map<String, String> settings) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
    return server;
  }

  private void createTopics() throws ExecutionException, InterruptedException {
    List<NewTopic> topics =
        Topics.ALL.stream()
            .map(
                topic -> new NewTopic(topic.name(), PARTITIONS, (short) 1).configs(topic.config(1)))
            .toList();
    try (Admin admin = admin()) {
      admin.createTopics(topics).all().get();
    }
  }

  private static void format(Map<String, String> settings) throws Exception {
    Formatter formatter =
        new Formatter()
            .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
            .setClusterId(Uuid.randomUuid().toString())
            .setNodeId(1)
            .setControllerListenerName("CONTROLLER")
            .addDirectory(settings.get("log.dirs"))
            .setMetadataLogDirectory(settings.get("log.dirs"));
    formatter.run();
  }

  private static Map<String, String> settings(Path directory, int port, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", directory.toString());
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    settings.put("log.initial.task.delay.ms", "100");
    settings.put("log.retention.check.interval.ms", "500");
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
