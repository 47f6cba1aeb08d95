package dev.roost.bench.kafka;

import dev.roost.bench.process.ChildProcess;
import dev.roost.bench.process.Eventually;
import dev.roost.bench.process.Ports;
import dev.roost.contracts.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** One real broker in a process of its own, with Roost's topics. */
public final class Broker implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  /** So many bytes of a partition are kept, that a long run does not fill the disk. */
  private static final String KEPT = Integer.toString(128 << 20);

  private final ChildProcess process;
  private final int port;

  private Broker(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and makes the topics.
   *
   * @param home an empty directory for its data
   * @param keepsAll whether topics keep all that is written; else 128 MiB of each partition
   */
  public static Broker start(Path home, Path log, boolean keepsAll) throws IOException {
    int port = Ports.free();
    Path settings = home.resolve("server.properties");
    Files.createDirectories(home);
    Files.writeString(settings, settings(home, port, Ports.free()));
    ChildProcess process =
        ChildProcess.start(
            "the broker",
            log,
            ChildProcess.java(
                List.of(
                    "-Xms1g",
                    "-Xmx1g",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    BrokerMain.class.getName(),
                    settings.toString())),
            Map.of());
    Broker broker = new Broker(process, port);
    broker.makeTopics(keepsAll);
    return broker;
  }

  /** Where clients connect. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** The process, to be read. */
  public ChildProcess process() {
    return process;
  }

  /** A client that administrates. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap()));
  }

  private static String settings(Path home, int port, int controllerPort) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    log.dirs=%3$s
    message.max.bytes=6357000
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=3
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=3
    # As Roost asks of every broker, see activity-router.
    transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
    group.initial.rebalance.delay.ms=0
    log.retention.check.interval.ms=10000
    """
        .formatted(port, controllerPort, home.resolve("data"));
  }

  private void makeTopics(boolean keepsAll) {
    try (Admin admin = admin()) {
      List<NewTopic> topics =
          Topics.ALL.stream()
              .map(topic -> {
                Map<String, String> config = new HashMap<>(topic.config(1));
                if (!keepsAll && "delete".equals(config.get("cleanup.policy"))) {
                  config.put("retention.bytes", KEPT);
                  config.put("segment.bytes", KEPT);
                }
                return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(config);
              })
              .toList();
      Eventually.await(
          "the broker",
          START,
          () -> {
            process.mustRun();
            return admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).size() == 1;
          });
      admin.createTopics(topics).all().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("no topics; the broker's log is " + process.log(), e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
