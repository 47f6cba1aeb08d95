package dev.roost.ingest.topic;

import static dev.roost.ingest.topic.TopicProperty.MAX_MESSAGE_BYTES;
import static dev.roost.ingest.topic.TopicProperty.MESSAGE_TIMESTAMP_TYPE;
import static dev.roost.ingest.topic.TopicProperty.MIN_INSYNC_REPLICAS;
import static dev.roost.ingest.topic.TopicProperty.PARTITIONS;
import static dev.roost.ingest.topic.TopicProperty.REPLICATION_FACTOR;

import dev.roost.contracts.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The topic as Kafka describes it.
 *
 * @param brokers how many the cluster has
 * @param replicationFactor replicas of the partition that has the fewest
 * @param config its settings in force; empty where they may not be read
 */
record DescribedTopic(
    int brokers, int partitions, int replicationFactor, Map<String, String> config) {

  /**
   * What is not as {@code contracts} says for a cluster of this size; more replicas, more
   * acknowledgements and a larger size will do.
   */
  List<String> mismatches(Topic wanted, Set<TopicProperty> allowed) {
    List<String> mismatches = new ArrayList<>();
    if (partitions != wanted.partitions()) {
      note(mismatches, allowed, PARTITIONS, "partitions", partitions, wanted.partitions());
    }
    int replicas = wanted.replicationFactor(brokers);
    if (replicationFactor < replicas) {
      note(
          mismatches,
          allowed,
          REPLICATION_FACTOR,
          "replication factor",
          replicationFactor,
          replicas);
    }
    if (!config.isEmpty()) {
      Map<String, String> contract = wanted.config(brokers);
      atLeast(mismatches, allowed, MIN_INSYNC_REPLICAS, "min.insync.replicas", contract);
      equal(mismatches, allowed, MESSAGE_TIMESTAMP_TYPE, "message.timestamp.type", contract);
      atLeast(mismatches, allowed, MAX_MESSAGE_BYTES, "max.message.bytes", contract);
    }
    return mismatches;
  }

  private void atLeast(
      List<String> mismatches,
      Set<TopicProperty> allowed,
      TopicProperty property,
      String name,
      Map<String, String> contract) {
    String wanted = Objects.requireNonNull(contract.get(name));
    String found = config.getOrDefault(name, "0");
    if (Long.parseLong(found) < Long.parseLong(wanted)) {
      note(mismatches, allowed, property, name, found, "at least " + wanted);
    }
  }

  private void equal(
      List<String> mismatches,
      Set<TopicProperty> allowed,
      TopicProperty property,
      String name,
      Map<String, String> contract) {
    String wanted = Objects.requireNonNull(contract.get(name));
    String found = config.getOrDefault(name, "none");
    if (!found.equals(wanted)) {
      note(mismatches, allowed, property, name, found, wanted);
    }
  }

  private static void note(
      List<String> mismatches,
      Set<TopicProperty> allowed,
      TopicProperty property,
      String name,
      Object found,
      Object wanted) {
    if (!allowed.contains(property)) {
      mismatches.add(
          "%s is %s and must be %s (%s)".formatted(name, found, wanted, property.setting()));
    }
  }
}
