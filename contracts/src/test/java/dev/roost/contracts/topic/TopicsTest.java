package dev.roost.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TopicsTest {

  @Test
  void theTopicsAnActivityTravelsThroughHaveEqualPartitions() {
    assertThat(List.of(Topics.DELIVERIES, Topics.ACTIVITIES, Topics.DIRECT_MESSAGES))
        .extracting(Topic::partitions)
        .containsOnly(24);
  }

  @Test
  void threeBrokersKeepThreeCopiesOfWhichTwoAcknowledge() {
    assertThat(Topics.DELIVERIES.replicationFactor(3)).isEqualTo((short) 3);
    assertThat(Topics.DELIVERIES.config(3)).containsEntry("min.insync.replicas", "2");
    assertThat(Topics.DELIVERIES.replicationFactor(1)).isEqualTo((short) 1);
    assertThat(Topics.DELIVERIES.config(1)).containsEntry("min.insync.replicas", "1");
  }

  @Test
  void noPayloadsClockStampsARecord() {
    assertThat(Topics.ALL)
        .allSatisfy(topic ->
            assertThat(topic.config(1)).containsEntry("message.timestamp.type", "LogAppendTime"));
  }

  @Test
  void rawDeliveriesAreGoneAfterThreeDays() {
    assertThat(Topics.DELIVERIES.config(1)).containsEntry("retention.ms", "259200000");
  }
}
