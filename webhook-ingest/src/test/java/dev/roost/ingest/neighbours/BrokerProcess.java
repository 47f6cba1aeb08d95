package dev.roost.ingest.neighbours;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/** Apache Kafka as a process of its own, so that a test can stop, freeze and restart it. */
public final class BrokerProcess implements AutoCloseable {

  private final Path home;
  private final int node;
  private final int port;
  private final int controllerPort;
  private @Nullable Process process;

  private BrokerProcess(Path home, int node, int controllerPort) throws IOException {
    this.home = home;
    this.node = node;
    this.port = freePort();
    this.controllerPort = controllerPort;
  }

  /** A formatted, running broker with Roost's topics. */
  public static BrokerProcess start() throws IOException, InterruptedException {
    BrokerProcess broker = notYet();
    broker.begin();
    return broker;
  }

  /** A broker that has its place and does not run. */
  public static BrokerProcess notYet() throws IOException {
    return new BrokerProcess(Files.createTempDirectory("roost-broker"), 1, freePort());
  }

  /** Another running broker of the same cluster, without partitions. */
  public BrokerProcess joinedByAnother() throws IOException, InterruptedException {
    BrokerProcess other =
        new BrokerProcess(Files.createTempDirectory("roost-broker"), node + 1, controllerPort);
    other.format();
    other.resume();
    return other;
  }

  /** Formats it, starts it and makes the topics. */
  public void begin() throws IOException, InterruptedException {
    format();
    resume();
    makeTopics(Topics.ALL);
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
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void format() throws IOException, InterruptedException {
    Files.writeString(
        properties(),
        """
        process.roles=%4$s
        node.id=%5$d
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d%6$s
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        message.max.bytes=6300000
        auto.create.topics.enable=false
        offsets.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        # One that is gone leaves the in-sync replicas soon.
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        # Whoever is not told otherwise may do everything: a test can tell otherwise.
        authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
        allow.everyone.if.no.acl.found=true
        """
            .formatted(
                port,
                controllerPort,
                home.resolve("data"),
                node == 1 ? "broker,controller" : "broker",
                node,
                node == 1 ? ",CONTROLLER://127.0.0.1:" + controllerPort : ""));
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

  /** What an administrator asks of it. */
  public interface Request {
    /** Begins it. */
    KafkaFuture<?> to(Admin admin);
  }

  /** Has it do something, and waits until it has. */
  public void administer(Request request) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
      request.to(admin).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("see " + home.resolve("broker.log"), e);
    }
  }

  /** How many in-sync replicas the topic's partitions have. */
  public Set<Integer> inSync(Topic topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
      return admin
          .describeTopics(List.of(topic.name()))
          .allTopicNames()
          .get(60, TimeUnit.SECONDS)
          .values()
          .stream()
          .flatMap(description -> description.partitions().stream())
          .map(partition -> partition.isr().size())
          .collect(Collectors.toSet());
    } catch (Exception e) {
      throw new IllegalStateException("see " + home.resolve("broker.log"), e);
    }
  }

  /** Makes these topics as Roost's provisioning would. */
  public void makeTopics(List<Topic> topics) {
    List<NewTopic> all =
        topics.stream()
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config(1)))
            .toList();
    administer(admin -> admin.createTopics(all).all());
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
