package dev.roost.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescribedTopicTest {

  private static final DescribedTopic CORRECT =
      new DescribedTopic(3, 24, 3, Topics.DELIVERIES.config(3));

  @Test
  void whatTheContractsSayIsCorrectInAClusterOfEachSize() {
    for (int brokers : List.of(1, 2, 3, 5)) {
      DescribedTopic topic =
          new DescribedTopic(
              brokers,
              24,
              Topics.DELIVERIES.replicationFactor(brokers),
              Topics.DELIVERIES.config(brokers));

      assertThat(mismatches(topic)).isEmpty();
    }
  }

  @Test
  void moreReplicasAndAcknowledgementsAndLargerRecordsWillDo() {
    Map<String, String> config = new HashMap<>(CORRECT.config());
    config.put("min.insync.replicas", "3");
    config.put("max.message.bytes", "8388608");

    assertThat(mismatches(new DescribedTopic(3, 24, 5, config))).isEmpty();
  }

  @Test
  void everythingThatIsNotAsItMustBeIsNamedWithItsSetting() {
    DescribedTopic topic =
        new DescribedTopic(
            3,
            12,
            1,
            Map.of(
                "min.insync.replicas", "1",
                "message.timestamp.type", "CreateTime",
                "max.message.bytes", "1048588"));

    assertThat(mismatches(topic))
        .containsExactly(
            "partitions is 12 and must be 24 (partitions)",
            "replication factor is 1 and must be 3 (replication-factor)",
            "min.insync.replicas is 1 and must be at least 2 (min-insync-replicas)",
            "message.timestamp.type is CreateTime and must be LogAppendTime (message-timestamp-type)",
            "max.message.bytes is 1048588 and must be at least 6291456 (max-message-bytes)");
    assertThat(topic.mismatches(Topics.DELIVERIES, EnumSet.allOf(TopicProperty.class))).isEmpty();
  }

  @Test
  void whatMayNotBeReadIsNoMismatch() {
    assertThat(mismatches(new DescribedTopic(3, 24, 3, Map.of()))).isEmpty();
  }

  private static List<String> mismatches(DescribedTopic topic) {
    return topic.mismatches(Topics.DELIVERIES, Set.of());
  }
}
