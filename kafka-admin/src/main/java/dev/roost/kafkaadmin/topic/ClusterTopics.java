package dev.roost.kafkaadmin.topic;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import dev.roost.kafkaadmin.topic.Difference.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** The topics on a cluster, as an administrator reaches them. */
public final class ClusterTopics {

  /** After that the cluster has it all the same: it took the request. */
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Admin admin;

  /** Over this client, which the caller closes. */
  public ClusterTopics(Admin admin) {
    this.admin = admin;
  }

  /**
   * What it takes to have Roost's topics as they must be. Changes nothing.
   *
   * @throws IllegalArgumentException if the options contradict each other or the cluster
   * @throws ExecutionException if Kafka does not answer or refuses; the cause says which
   */
  public TopicPlan plan(TopicOptions options) throws ExecutionException, InterruptedException {
    SortedSet<Integer> brokers = brokers();
    return plan(
        WantedTopic.all(options, brokers.size()),
        new Comparison(brokers, options.shortenRetention()));
  }

  TopicPlan plan(List<WantedTopic> wanted, Comparison comparison)
      throws ExecutionException, InterruptedException {
    Map<String, FoundTopic> found = found(wanted.stream().map(WantedTopic::name).toList());
    List<Difference> differences =
        wanted.stream()
            .flatMap(topic -> comparison.of(topic, found.get(topic.name())).stream())
            .toList();
    return new TopicPlan(wanted, differences);
  }

  /**
   * Makes what is missing and alters what may be altered. Returns when the cluster shows it.
   *
   * @throws IllegalStateException if the plan is refused: nothing was done
   * @throws ExecutionException if Kafka does not answer or refuses; a part may be done
   */
  public void apply(TopicPlan plan) throws ExecutionException, InterruptedException {
    if (plan.isRefused()) {
      throw new IllegalStateException("a refused plan cannot be applied");
    }
    List<WantedTopic> missing = plan.missing();
    if (!missing.isEmpty()) {
      admin.createTopics(missing.stream().map(WantedTopic::fresh).toList()).all().get();
    }
    Map<ConfigResource, Collection<AlterConfigOp>> alterations = alterations(plan);
    if (!alterations.isEmpty()) {
      admin.incrementalAlterConfigs(alterations).all().get();
    }
    awaitShown(plan);
  }

  private static Map<ConfigResource, Collection<AlterConfigOp>> alterations(TopicPlan plan) {
    Map<ConfigResource, Collection<AlterConfigOp>> alterations = new HashMap<>();
    for (Difference difference : plan.with(Action.ALTER)) {
      alterations
          .computeIfAbsent(resource(difference.topic()), _ -> new ArrayList<>())
          .add(set(difference));
    }
    return alterations;
  }

  private static AlterConfigOp set(Difference difference) {
    return new AlterConfigOp(
        new ConfigEntry(difference.what(), difference.wanted()), AlterConfigOp.OpType.SET);
  }

  // The controller has done it before the broker that is asked next has heard of it.
  private void awaitShown(TopicPlan plan) throws ExecutionException, InterruptedException {
    List<Difference> done = new ArrayList<>(plan.with(Action.CREATE));
    done.addAll(plan.with(Action.ALTER));
    List<String> names = done.stream().map(Difference::topic).distinct().toList();
    long deadline = System.nanoTime() + SHOWN_WITHIN.toNanos();
    while (!isShown(done, names) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private boolean isShown(List<Difference> done, List<String> names)
      throws ExecutionException, InterruptedException {
    try {
      return isShown(done, found(names));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        // One broker has heard of it, and the next that was asked has not.
        return false;
      }
      throw e;
    }
  }

  private static boolean isShown(List<Difference> done, Map<String, FoundTopic> found) {
    return done.stream()
        .allMatch(difference -> {
          FoundTopic topic = found.get(difference.topic());
          return topic != null
              && (difference.action() == Action.CREATE
                  || topic.value(difference.what()).equals(difference.wanted()));
        });
  }

  private Map<String, FoundTopic> found(List<String> names)
      throws ExecutionException, InterruptedException {
    Set<String> there = admin.listTopics().names().get();
    List<String> existing = names.stream().filter(there::contains).toList();
    Map<String, TopicDescription> shapes = admin.describeTopics(existing).allTopicNames().get();
    Map<ConfigResource, Config> configs =
        admin.describeConfigs(existing.stream().map(ClusterTopics::resource).toList()).all().get();
    Map<String, FoundTopic> found = new HashMap<>();
    shapes.forEach((name, shape) ->
        found.put(name, FoundTopic.of(shape, requireNonNull(configs.get(resource(name))))));
    return found;
  }

  // Those that are away for a moment count: a plan made then must not be one for a smaller cluster.
  private SortedSet<Integer> brokers() throws ExecutionException, InterruptedException {
    try {
      return ids(new DescribeClusterOptions().includeFencedBrokers(true));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnsupportedVersionException) {
        return ids(new DescribeClusterOptions());
      }
      throw e;
    }
  }

  private SortedSet<Integer> ids(DescribeClusterOptions options)
      throws ExecutionException, InterruptedException {
    return admin.describeCluster(options).nodes().get().stream()
        .map(Node::id)
        .collect(toCollection(TreeSet::new));
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
