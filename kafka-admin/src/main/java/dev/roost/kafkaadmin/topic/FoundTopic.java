package dev.roost.kafkaadmin.topic;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;

/**
 * A topic as it is on the cluster.
 *
 * @param replicas the brokers that have each partition, the preferred leader first
 * @param config every setting in force, whoever set it
 */
record FoundTopic(String name, List<List<Integer>> replicas, Map<String, String> config) {

  static FoundTopic of(TopicDescription description, Config config) {
    return new FoundTopic(
        description.name(),
        description.partitions().stream()
            .map(partition -> partition.replicas().stream().map(Node::id).toList())
            .toList(),
        config.entries().stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
  }

  int partitions() {
    return replicas.size();
  }

  /** Replicas of the partition that has the fewest. */
  int replicationFactor() {
    return replicas.stream().mapToInt(List::size).min().orElse(0);
  }

  String value(String setting) {
    return config.getOrDefault(setting, "-");
  }
}
