package dev.roost.ingest.topic;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/** Describes the topic through one admin client, which never has a broker create it. Blocks. */
final class TopicCheck implements AutoCloseable {

  private static final Topic TOPIC = Topics.DELIVERIES;
  private static final String NO_ANSWER = "Kafka does not answer: ";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, Object> settings;
  private final Set<TopicProperty> allowed;
  private @Nullable Admin admin;

  /**
   * Over a client of its own.
   *
   * @param broker how every client reaches Kafka
   * @param allowed whose mismatch is meant
   */
  TopicCheck(Map<String, Object> broker, Set<TopicProperty> allowed) {
    this.settings = new HashMap<>(broker);
    this.settings.keySet().retainAll(AdminClientConfig.configNames());
    this.settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "roost-webhook-ingest-topics");
    this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    this.allowed = allowed;
  }

  /**
   * Asks once. Where Kafka does not answer, a topic that was misconfigured still is, and one that
   * was correct is unknown.
   */
  TopicState after(TopicState before) throws InterruptedException {
    try {
      return describe(admin());
    } catch (ExecutionException | KafkaException failure) {
      Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
      if (cause instanceof UnknownTopicOrPartitionException) {
        return new TopicState.Misconfigured("the topic does not exist");
      }
      if (cause instanceof AuthorizationException) {
        return new TopicState.Denied("DESCRIBE on the topic is not granted");
      }
      return switch (before) {
        case TopicState.Correct _, TopicState.Denied _, TopicState.Unknown _ ->
            new TopicState.Unknown(NO_ANSWER + cause.getClass().getSimpleName());
        case TopicState.Unchecked _ ->
            new TopicState.Unchecked(NO_ANSWER + cause.getClass().getSimpleName());
        case TopicState.Misconfigured _ -> before;
      };
    }
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  private Admin admin() {
    if (admin == null) {
      admin = Admin.create(settings);
    }
    return admin;
  }

  private TopicState describe(Admin from) throws ExecutionException, InterruptedException {
    TopicDescription shape =
        Objects.requireNonNull(
            from.describeTopics(List.of(TOPIC.name())).allTopicNames().get().get(TOPIC.name()));
    Map<String, String> config;
    try {
      config = config(from);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof AuthorizationException)) {
        throw e;
      }
      config = Map.of();
    }
    DescribedTopic described =
        new DescribedTopic(brokers(from), shape.partitions().size(), replicas(shape), config);
    List<String> mismatches = described.mismatches(TOPIC, allowed);
    return !mismatches.isEmpty()
        ? new TopicState.Misconfigured(String.join(", ", mismatches))
        : config.isEmpty()
            ? new TopicState.Denied("DESCRIBE_CONFIGS on the topic is not granted")
            : new TopicState.Correct();
  }

  private static int replicas(TopicDescription shape) {
    return shape.partitions().stream()
        .mapToInt(partition -> partition.replicas().size())
        .min()
        .orElse(0);
  }

  private static Map<String, String> config(Admin from)
      throws ExecutionException, InterruptedException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC.name());
    Config config =
        Objects.requireNonNull(from.describeConfigs(List.of(topic)).all().get().get(topic));
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  // Those that are away for a moment count, or a cluster of three would be one of fewer.
  private static int brokers(Admin from) throws ExecutionException, InterruptedException {
    try {
      return brokers(from, new DescribeClusterOptions().includeFencedBrokers(true));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnsupportedVersionException) {
        return brokers(from, new DescribeClusterOptions());
      }
      throw e;
    }
  }

  private static int brokers(Admin from, DescribeClusterOptions options)
      throws ExecutionException, InterruptedException {
    return from.describeCluster(options).nodes().get().size();
  }
}
