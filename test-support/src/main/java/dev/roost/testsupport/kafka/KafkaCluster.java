package dev.roost.testsupport.kafka;

import dev.roost.contracts.topic.Topic;
import dev.roost.testsupport.clock.ProcessClock;
import dev.roost.testsupport.clock.Waits;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Three brokers, each a process whose clock a test sets, with topics as on a production cluster:
 * three replicas, of which two must acknowledge. The first broker is the controller, too.
 */
public final class KafkaCluster implements AutoCloseable {

  /** How many brokers it has; their ids begin with 1. */
  public static final int BROKERS = 3;

  private static final Map<String, String> REPLICATED =
      Map.of(
          "default.replication.factor", "3",
          "min.insync.replicas", "2",
          "offsets.topic.replication.factor", "3",
          "transaction.state.log.replication.factor", "3",
          "transaction.state.log.min.isr", "2");

  private static final Duration START = Duration.ofMinutes(1);

  private final List<KafkaBroker> brokers;

  private KafkaCluster(List<KafkaBroker> brokers) {
    this.brokers = brokers;
  }

  /**
   * Running brokers without topics.
   *
   * @param properties of each, over those that every test's broker has
   */
  public static KafkaCluster start(Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(REPLICATED);
    all.putAll(properties);
    KafkaCluster cluster = new KafkaCluster(KafkaBroker.startWithClocks(BROKERS, all));
    try (Admin admin = cluster.admin()) {
      Waits.await()
          .atMost(START)
          .until(() -> admin.describeCluster().nodes().get(60, TimeUnit.SECONDS).size() == BROKERS);
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw new IllegalStateException("the brokers did not all start", e);
    }
  }

  /** {@code bootstrap.servers} for clients: all three. */
  public String bootstrapServers() {
    return brokers.stream().map(KafkaBroker::bootstrapServers).collect(Collectors.joining(","));
  }

  /** An admin client, which the caller closes. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /** The clock of a broker, by its id. */
  public ProcessClock clock(int broker) {
    return brokers.get(broker - 1).clock();
  }

  /** Creates these topics as {@code contracts} configures them; see {@link #createTopic}. */
  public void createTopics(List<Topic> topics) {
    for (int i = 0; i < topics.size(); i++) {
      Topic topic = topics.get(i);
      createTopic(topic.name(), topic.partitions(), topic.config(BROKERS), i);
    }
  }

  /**
   * Creates a topic.
   *
   * @param shift partition <i>p</i> is led by the <i>(p + shift)</i>th broker, counted round from
   *     0: two topics of one shift have their leaders on the same broker
   */
  public void createTopic(String name, int partitions, Map<String, String> config, int shift) {
    Map<Integer, List<Integer>> replicas =
        IntStream.range(0, partitions)
            .boxed()
            .collect(
                Collectors.toMap(partition -> partition, partition -> from(partition + shift)));
    brokers
        .getFirst()
        .administer(admin ->
            admin.createTopics(List.of(new NewTopic(name, replicas).configs(config))).all());
  }

  @Override
  public void close() {
    brokers.forEach(KafkaBroker::close);
  }

  private static List<Integer> from(int first) {
    return IntStream.range(0, BROKERS).mapToObj(i -> (first + i) % BROKERS + 1).toList();
  }
}
