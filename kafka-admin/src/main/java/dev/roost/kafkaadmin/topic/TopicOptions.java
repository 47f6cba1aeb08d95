package dev.roost.kafkaadmin.topic;

import dev.roost.contracts.topic.Changelog;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a cluster has otherwise than {@code contracts} says.
 *
 * @param activityPartitions partitions of the three topics that activities travel through, and of
 *     the changelog
 * @param replicationFactor replicas of every topic
 * @param minInsyncReplicas {@code min.insync.replicas} of every topic
 * @param retention how long the records of a topic are kept, by its name
 * @param shortenRetention whether a retention may be shortened, which deletes records at once
 * @param applicationId the router's application id, with which its changelog's name begins
 */
public record TopicOptions(
    OptionalInt activityPartitions,
    OptionalInt replicationFactor,
    OptionalInt minInsyncReplicas,
    Map<String, Duration> retention,
    boolean shortenRetention,
    String applicationId) {

  /** All as in {@code contracts}. */
  public static final TopicOptions DEFAULT =
      new TopicOptions(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Map.of(),
          false,
          Changelog.APPLICATION_ID);

  public TopicOptions {
    retention = Map.copyOf(retention);
  }
}
