package dev.roost.kafkaadmin.topic;

import dev.roost.contracts.topic.Changelog;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it must be on this cluster.
 *
 * @param partitions how many, which never changes
 * @param replicationFactor replicas of each, or more
 * @param settings those that are not left to the brokers
 */
record WantedTopic(String name, int partitions, int replicationFactor, List<Setting> settings) {

  private static final List<Topic> ACTIVITY =
      List.of(Topics.DELIVERIES, Topics.ACTIVITIES, Topics.DIRECT_MESSAGES);

  /**
   * All topics of Roost.
   *
   * @param brokers how many the cluster has
   * @throws IllegalArgumentException if the options contradict each other, the cluster, or what
   *     deduplication needs; the message is for the operator
   */
  static List<WantedTopic> all(TopicOptions options, int brokers) {
    List<WantedTopic> all =
        Stream.concat(
                Topics.ALL.stream().map(topic -> of(topic, options, brokers)),
                Stream.of(changelog(options, brokers)))
            .toList();
    check(all, options, brokers);
    return all;
  }

  private static WantedTopic of(Topic topic, TopicOptions options, int brokers) {
    int partitions =
        ACTIVITY.contains(topic)
            ? options.activityPartitions().orElse(topic.partitions())
            : topic.partitions();
    return of(topic.name(), partitions, topic.config(brokers), false, options, brokers);
  }

  private static WantedTopic changelog(TopicOptions options, int brokers) {
    return of(
        Changelog.name(options.applicationId()),
        options.activityPartitions().orElse(Topics.ACTIVITY_PARTITIONS),
        Changelog.config(brokers),
        true,
        options,
        brokers);
  }

  private static WantedTopic of(
      String name,
      int partitions,
      Map<String, String> contract,
      boolean keepsMore,
      TopicOptions options,
      int brokers) {
    Map<String, String> config = new TreeMap<>(contract);
    options
        .minInsyncReplicas()
        .ifPresent(wanted -> config.put("min.insync.replicas", Integer.toString(wanted)));
    Duration retention = options.retention().get(name);
    if (retention != null) {
      config.put("retention.ms", Long.toString(retention.toMillis()));
    }
    return new WantedTopic(
        name,
        partitions,
        options.replicationFactor().orElse(Topics.DELIVERIES.replicationFactor(brokers)),
        config.entrySet().stream()
            .map(entry -> Setting.of(entry.getKey(), entry.getValue(), keepsMore))
            .toList());
  }

  private static void check(List<WantedTopic> all, TopicOptions options, int brokers) {
    for (WantedTopic topic : all) {
      if (topic.replicationFactor > brokers) {
        throw new IllegalArgumentException(
            "A replication factor of %d needs as many brokers; this cluster has %d."
                .formatted(topic.replicationFactor, brokers));
      }
      if (Integer.parseInt(topic.value("min.insync.replicas")) > topic.replicationFactor) {
        throw new IllegalArgumentException(
            "min.insync.replicas=%s with a replication factor of %d: nothing could be written. Set both --replication-factor and --min-insync-replicas."
                .formatted(topic.value("min.insync.replicas"), topic.replicationFactor));
      }
    }
    options.retention().forEach((name, time) -> checkRetention(all, name, time));
  }

  private static void checkRetention(List<WantedTopic> all, String name, Duration retention) {
    WantedTopic topic =
        all.stream()
            .filter(each -> each.name.equals(name))
            .findAny()
            .orElseThrow(() ->
                new IllegalArgumentException("--retention: Roost has no topic " + name + "."));
    if (topic.value("cleanup.policy").equals("compact")) {
      throw new IllegalArgumentException(
          "--retention: " + name + " is compacted and keeps the newest record of each key.");
    }
    if (topic.value("cleanup.policy").contains("compact")
        && retention.compareTo(Changelog.DEDUPLICATION_WINDOW) < 0) {
      throw new IllegalArgumentException(
          "--retention: %s must keep its records for at least %d days, or the router would forget what it has given out."
              .formatted(name, Changelog.DEDUPLICATION_WINDOW.toDays()));
    }
  }

  private String value(String name) {
    return settings.stream()
        .filter(setting -> setting.name().equals(name))
        .map(Setting::value)
        .findAny()
        .orElse("");
  }

  /** As the admin client makes it. */
  NewTopic fresh() {
    Map<String, String> config = new TreeMap<>();
    settings.forEach(setting -> config.put(setting.name(), setting.value()));
    return new NewTopic(name, partitions, (short) replicationFactor).configs(config);
  }

  /** In words, for a plan's table. */
  String described() {
    return "%d partitions, replication factor %d, %s"
        .formatted(
            partitions,
            replicationFactor,
            String.join(
                " ",
                settings.stream().map(setting -> setting.name() + "=" + setting.value()).toList()));
  }
}
