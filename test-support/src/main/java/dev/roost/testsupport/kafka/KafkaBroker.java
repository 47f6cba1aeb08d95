package dev.roost.testsupport.kafka;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.testsupport.clock.ProcessClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * Apache Kafka as a process of its own, which a test can kill, freeze and start again on the same
 * port and data. It has Roost's topics, each as {@code contracts} configures it, unless a test asks
 * for a broker without topics, and creates no other by itself. It ends with the test's JVM at the
 * latest.
 */
public final class KafkaBroker implements AutoCloseable {

  private final BrokerSettings settings;
  private final @Nullable ProcessClock clock;
  private @Nullable Process process;

  private KafkaBroker(BrokerSettings settings, @Nullable ProcessClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A running broker with Roost's topics. */
  public static KafkaBroker start() {
    return start(Map.of());
  }

  /**
   * A running broker with Roost's topics.
   *
   * @param properties the broker's, over those that every test's broker has
   */
  public static KafkaBroker start(Map<String, String> properties) {
    KafkaBroker broker = notStarted(properties);
    broker.begin();
    return broker;
  }

  /** A running broker without topics. */
  public static KafkaBroker startWithoutTopics() {
    KafkaBroker broker = notStarted(Map.of());
    broker.formatAndRun();
    return broker;
  }

  /**
   * A broker that has its address and does not run until {@link #begin}.
   *
   * @param properties the broker's, over those that every test's broker has
   */
  public static KafkaBroker notStarted(Map<String, String> properties) {
    return new KafkaBroker(BrokerSettings.first(properties), null);
  }

  /** Starts it for the first time and creates Roost's topics. */
  public void begin() {
    formatAndRun();
    createTopics(Topics.ALL);
  }

  /** Another running broker of the same cluster, without partitions; the caller closes it. */
  public KafkaBroker startAnother() {
    KafkaBroker other = new KafkaBroker(settings.next(), null);
    other.formatAndRun();
    return other;
  }

  /** Brokers of one cluster without topics, begun together; each has a clock of its own. */
  static List<KafkaBroker> startWithClocks(int brokers, Map<String, String> properties) {
    List<KafkaBroker> all =
        Stream.iterate(BrokerSettings.first(properties), BrokerSettings::next)
            .limit(brokers)
            .map(settings -> new KafkaBroker(settings, ProcessClock.in(settings.home())))
            .toList();
    all.forEach(KafkaBroker::formatAndRun);
    return all;
  }

  /** The clock of one that was started with one. */
  ProcessClock clock() {
    return Objects.requireNonNull(clock);
  }

  /** {@code bootstrap.servers} for clients. */
  public String bootstrapServers() {
    return settings.bootstrap();
  }

  /** The settings of a Quarkus service that uses it. */
  public Map<String, String> serviceSettings() {
    return Map.of("kafka.bootstrap.servers", bootstrapServers());
  }

  /** An admin client, which the caller closes. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /** A request to the broker that an admin client makes. */
  @FunctionalInterface
  public interface AdminRequest {

    /** Sends it. */
    KafkaFuture<?> sendBy(Admin admin);
  }

  /** Sends a request and waits up to a minute until it is done. */
  public void administer(AdminRequest request) {
    try (Admin admin = admin()) {
      request.sendBy(admin).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("see " + settings.log(), e);
    }
  }

  /** Creates these topics as Roost's provisioning does, and waits until they are there. */
  public void createTopics(List<Topic> topics) {
    try (Admin admin = admin()) {
      TopicCreation.create(admin, topics);
    }
  }

  /** Creates a topic that is none of Roost's, with the broker's defaults. */
  public void createTopic(String name, int partitions) {
    NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
    administer(admin -> admin.createTopics(List.of(topic)).all());
  }

  /** {@code kill -9}; returns when the process is gone. */
  public void kill() {
    running().destroyForcibly();
    join(running());
  }

  /** Starts it again after {@link #kill}, on the same port and data. */
  public void startAgain() {
    run();
  }

  /** SIGSTOP: connections stay open, and nothing answers. */
  public void freeze() {
    signal("STOP");
  }

  /** SIGCONT: goes on after {@link #freeze}. */
  public void thaw() {
    signal("CONT");
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private void formatAndRun() {
    settings.format();
    run();
  }

  private void run() {
    try {
      Process started =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
      process = started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    if (clock != null) {
      command.add(clock.javaOption());
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("kafka.Kafka", settings.file().toString()));
    return command;
  }

  private void signal(String name) {
    try {
      String pid = Long.toString(running().pid());
      join(new ProcessBuilder("kill", "-" + name, pid).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("the broker was not started");
    }
    return process;
  }

  private static void join(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
