package dev.roost.testsupport.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaClusterTest {

  private static final String TOPIC = Topics.DELIVERIES.name();

  private static KafkaCluster cluster;

  @BeforeAll
  static void start() {
    cluster = KafkaCluster.start(Map.of());
    cluster.createTopics(List.of(Topics.DELIVERIES));
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Test
  void leadersAreSpreadAndEachPartitionHasThreeReplicas() throws Exception {
    TopicDescription topic;
    try (Admin admin = cluster.admin()) {
      topic = requireNonNull(admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC));
    }

    assertThat(topic.partitions()).hasSize(Topics.ACTIVITY_PARTITIONS);
    assertThat(topic.partitions())
        .allSatisfy(partition -> {
          assertThat(partition.leader().id()).isEqualTo(partition.partition() % 3 + 1);
          assertThat(partition.replicas()).hasSize(3);
        });
  }

  @Test
  void aBrokersClockIsShiftedWhileItRunsAndBackAgain() throws Exception {
    Duration ahead = Duration.ofDays(2);
    Duration behind = Duration.ofDays(-3);

    cluster.clock(2).shift(ahead);
    Duration whileAhead = offsetOfStamp(1);
    Duration ofAnother = offsetOfStamp(2);
    cluster.clock(2).shift(behind);
    Duration whileBehind = offsetOfStamp(1);
    cluster.clock(2).shift(Duration.ZERO);
    Duration afterwards = offsetOfStamp(1);

    assertThat(whileAhead).isCloseTo(ahead, Duration.ofMinutes(1));
    assertThat(ofAnother).isCloseTo(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(whileBehind).isCloseTo(behind, Duration.ofMinutes(1));
    assertThat(afterwards).isCloseTo(Duration.ZERO, Duration.ofMinutes(1));
  }

  /** How far from this machine's clock the leader of a partition stamps a record. */
  private static Duration offsetOfStamp(int partition) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] value = "x".getBytes(StandardCharsets.UTF_8);
      long stamp =
          producer
              .send(new ProducerRecord<>(TOPIC, partition, null, value))
              .get(60, TimeUnit.SECONDS)
              .timestamp();
      return Duration.between(Instant.now(), Instant.ofEpochMilli(stamp));
    }
  }
}
