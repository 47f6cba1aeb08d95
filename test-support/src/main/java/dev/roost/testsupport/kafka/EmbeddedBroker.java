package dev.roost.testsupport.kafka;

import dev.roost.contracts.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Time;

/**
 * Apache Kafka inside the test's JVM, with Roost's topics, each as {@code contracts} configures it.
 * It starts faster than a {@link KafkaBroker} and can be stopped and started again; it cannot be
 * killed or frozen.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private final BrokerSettings settings;
  private KafkaRaftServer server;

  private EmbeddedBroker(BrokerSettings settings) {
    this.settings = settings;
    settings.format();
    this.server = startup(settings);
  }

  /** A running broker with Roost's topics. */
  public static EmbeddedBroker start() {
    return start(Map.of());
  }

  /**
   * A running broker with Roost's topics.
   *
   * @param properties the broker's, over those that every test's broker has
   */
  public static EmbeddedBroker start(Map<String, String> properties) {
    EmbeddedBroker broker = new EmbeddedBroker(BrokerSettings.first(properties));
    try (Admin admin = broker.admin()) {
      TopicCreation.create(admin, Topics.ALL);
    }
    return broker;
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

  /** Starts it again after {@link #close}, on the same port and data. */
  public void startAgain() {
    server = startup(settings);
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static KafkaRaftServer startup(BrokerSettings settings) {
    Map<String, String> properties = new HashMap<>();
    settings.properties().forEach((name, value) -> properties.put((String) name, (String) value));
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    server.startup();
    return server;
  }
}
