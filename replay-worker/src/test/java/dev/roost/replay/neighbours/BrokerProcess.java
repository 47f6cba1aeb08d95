package dev.roost.replay.neighbours;

import dev.roost.contracts.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** Apache Kafka as a process of its own, so that a test can stop, freeze and restart it. */
public final class BrokerProcess implements AutoCloseable {

  private final Path home;
  private final int port;
  private final int controllerPort;
  private @Nullable Process process;

  private BrokerProcess(Path home) throws IOException {
    this.home = home;
    this.port = freePort();
    this.controllerPort = freePort();
  }

  /** A formatted, running broker with Roost's topics. */
  public static BrokerProcess start() throws IOException, InterruptedException {
    BrokerProcess broker = new BrokerProcess(Files.createTempDirectory("roost-broker"));
    broker.format();
    broker.resume();
    broker.makeTopics();
    return broker;
  }

  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /** Starts the broker, the first time or again, on the same port and data. */
  public void resume() throws IOException {
    process = java("kafka.Kafka", properties().toString());
  }

  /** SIGSTOP: connections stay open, and nothing answers. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  @Override
  public void close() {
    running().destroyForcibly();
  }

  private void format() throws IOException, InterruptedException {
    Files.writeString(
        properties(),
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        message.max.bytes=6300000
        """
            .formatted(port, controllerPort, home.resolve("data")));
    Process format =
        java(
            "kafka.tools.StorageTool",
            "format",
            "-t",
            "q1Sh-9_ISia_zwGINzRvyQ",
            "-c",
            properties().toString());
    if (format.waitFor() != 0) {
      throw new IOException("formatting failed, see " + home.resolve("broker.log"));
    }
  }

  private void makeTopics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
      List<NewTopic> topics =
          Topics.ALL.stream()
              .map(topic ->
                  new NewTopic(topic.name(), topic.partitions(), (short) 1)
                      .configs(topic.config(1)))
              .toList();
      admin.createTopics(topics).all().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("no topics; see " + home.resolve("broker.log"), e);
    }
  }

  private Path properties() {
    return home.resolve("server.properties");
  }

  private Process java(String... mainAndArguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(mainAndArguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("broker.log").toFile()))
        .start();
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(running().pid())).start().waitFor();
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("the broker was not started");
    }
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
