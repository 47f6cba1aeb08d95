package dev.roost.kafkaadmin.command;

import dev.roost.contracts.topic.Changelog;
import dev.roost.kafkaadmin.topic.TopicOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a cluster has otherwise than {@code contracts}, as options. */
final class TopicArguments {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--activity-partitions",
      paramLabel = "N",
      description =
          "Partitions of x.deliveries, x.activities, x.direct-messages and the router's"
              + " changelog (24). Fixed once they are made.")
  private @Nullable Integer activityPartitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description = "Replicas of every topic (3, on fewer than three brokers 1).")
  private @Nullable Integer replicationFactor;

  @Option(
      names = "--min-insync-replicas",
      paramLabel = "N",
      description = "How many replicas must acknowledge (2, on fewer than three brokers 1).")
  private @Nullable Integer minInsyncReplicas;

  @Option(
      names = "--retention",
      paramLabel = "TOPIC=DURATION",
      description = "How long a topic keeps its records: x.deliveries=5d. Repeatable.")
  private Map<String, Duration> retention = new LinkedHashMap<>();

  @Option(
      names = "--shorten-retention",
      description = "Allows a retention to be shortened, which deletes older records at once.")
  private boolean shortenRetention;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      description =
          "activity-router's application id, where it has another than" + " ${DEFAULT-VALUE}.")
  private String applicationId = Changelog.APPLICATION_ID;

  TopicOptions options() {
    return new TopicOptions(
        positive("--activity-partitions", activityPartitions),
        positive("--replication-factor", replicationFactor),
        positive("--min-insync-replicas", minInsyncReplicas),
        retention,
        shortenRetention,
        applicationId);
  }

  private OptionalInt positive(String option, @Nullable Integer number) {
    if (number == null) {
      return OptionalInt.empty();
    }
    if (number < 1 && command != null) {
      throw new ParameterException(command.commandLine(), option + " is 1 or more.");
    }
    return OptionalInt.of(number);
  }
}
