package dev.roost.stack.kafka;

import static java.util.Objects.requireNonNull;

import dev.roost.contracts.topic.Topic;
import dev.roost.stack.process.StartFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Makes the topics that are missing and holds those that are there against {@code contracts}.
 * Changes nothing that exists: other partitions would break order and deduplication.
 */
public final class Provisioning {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Map<String, Object> client;
  private final int brokers;

  /**
   * For a cluster of so many brokers.
   *
   * @param client how it is reached, by whoever may do anything
   */
  public Provisioning(Map<String, Object> client, int brokers) {
    this.client = Map.copyOf(client);
    this.brokers = brokers;
  }

  /**
   * Makes and checks the topics.
   *
   * @return how many were made
   * @throws StartFailedException if one is there and differs; the message says what to do
   */
  public int provision(List<Topic> topics) throws StartFailedException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      Set<String> there = admin.listTopics().names().get();
      refuse(mismatches(admin, topics.stream().filter(t -> there.contains(t.name())).toList()));
      List<Topic> missing = topics.stream().filter(t -> !there.contains(t.name())).toList();
      admin.createTopics(missing.stream().map(this::fresh).toList()).all().get();
      awaitVisible(admin, topics);
      return missing.size();
    } catch (ExecutionException e) {
      throw new StartFailedException("Kafka did not make the topics: " + e.getCause());
    }
  }

  // The controller has made them before the broker that is asked next has heard of it.
  private static void awaitVisible(Admin admin, List<Topic> topics)
      throws ExecutionException, InterruptedException {
    List<String> wanted = topics.stream().map(Topic::name).toList();
    while (!admin.listTopics().names().get().containsAll(wanted)) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private NewTopic fresh(Topic topic) {
    return new NewTopic(topic.name(), topic.partitions(), topic.replicationFactor(brokers))
        .configs(topic.config(brokers));
  }

  private static void refuse(List<TopicMismatch> mismatches) throws StartFailedException {
    if (!mismatches.isEmpty()) {
      throw new StartFailedException(
          mismatches.stream().map(TopicMismatch::sentence).collect(Collectors.joining("\n"))
              + "\nChanging a topic under its records breaks order and deduplication, so nothing"
              + " was started. Forget this stack's data with ./roost reset, or put the topic, or"
              + " contracts, back to what it was.");
    }
  }

  private List<TopicMismatch> mismatches(Admin admin, List<Topic> topics)
      throws ExecutionException, InterruptedException {
    List<String> names = topics.stream().map(Topic::name).toList();
    Map<String, TopicDescription> shapes = admin.describeTopics(names).allTopicNames().get();
    Map<ConfigResource, Config> configs =
        admin.describeConfigs(names.stream().map(Provisioning::resource).toList()).all().get();
    List<TopicMismatch> mismatches = new ArrayList<>();
    for (Topic topic : topics) {
      mismatches.addAll(shape(topic, requireNonNull(shapes.get(topic.name()))));
      mismatches.addAll(config(topic, requireNonNull(configs.get(resource(topic.name())))));
    }
    return mismatches;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private List<TopicMismatch> shape(Topic topic, TopicDescription found) {
    List<TopicMismatch> mismatches = new ArrayList<>();
    int partitions = found.partitions().size();
    int replicas = found.partitions().getFirst().replicas().size();
    compare(mismatches, topic, "partitions", topic.partitions(), partitions);
    compare(mismatches, topic, "replication factor", topic.replicationFactor(brokers), replicas);
    return mismatches;
  }

  private List<TopicMismatch> config(Topic topic, Config found) {
    List<TopicMismatch> mismatches = new ArrayList<>();
    topic
        .config(brokers)
        .forEach((name, wanted) -> {
          ConfigEntry entry = found.get(name);
          String is = entry == null ? "no value" : String.valueOf(entry.value());
          compare(mismatches, topic, name, wanted, is);
        });
    return mismatches;
  }

  private static void compare(
      List<TopicMismatch> mismatches, Topic topic, String what, Object wanted, Object found) {
    if (!wanted.toString().equals(found.toString())) {
      mismatches.add(new TopicMismatch(topic.name(), what, wanted.toString(), found.toString()));
    }
  }
}
