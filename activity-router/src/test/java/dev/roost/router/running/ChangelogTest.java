package dev.roost.router.running;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static dev.roost.router.Bodies.bytes;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Changelog;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What Streams makes of the store's changelog where nobody has made it before. */
class ChangelogTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension final RouterOnABroker kafka = new RouterOnABroker();
  @TempDir Path states;

  @Test
  void itIsConfiguredAsTheContractsSay() throws Exception {
    try (RunningRouter router = kafka.router(states)) {
      router.start();
      await().atMost(PATIENCE).until(router::isReady);
    }

    Config config = config(Changelog.name(kafka.group()));

    Changelog.config(1)
        .forEach((name, value) ->
            assertThat(Objects.requireNonNull(config.get(name)).value()).as(name).isEqualTo(value));
  }

  /**
   * As after a minute in which a broker's clock was days ahead. The changelog is one that somebody
   * else has made, with Kafka's bounds for timestamps.
   */
  @Test
  void aDeliveryStampedDaysAheadGoesThroughAndIsRemembered() throws Exception {
    takeAnyTimestamp();
    makeChangelogWithKafkasDefaults();
    String body = Bodies.of("tweet_create_events", Bodies.post("7001", OTHER, ""));
    long ahead = Instant.now().plus(Duration.ofDays(3)).toEpochMilli();

    try (RunningRouter router = kafka.router(states)) {
      router.start();
      deliver(body, ahead);
      deliver(body, ahead);
      kafka.wire().deliver(USER, Bodies.of("tweet_delete_events", Bodies.deleted("7002")));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(kafka.subjects()).contains("7002"));
    }

    assertThat(kafka.subjects()).containsExactly("7001", "7002");
  }

  private void deliver(String body, long timestamp) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.DELIVERIES.name(), null, timestamp, bytes(USER), bytes(body));
    record.headers().add("roost-app", bytes("acme"));
    record.headers().add("roost-endpoint", bytes("main"));
    record.headers().add("roost-received-at", bytes("2018-06-01T11:59:59.500Z"));
    kafka.wire().send(record);
  }

  private void takeAnyTimestamp() throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> alteration =
        Map.of(
            topic(Topics.DELIVERIES.name()),
            List.of(
                set("message.timestamp.type", "CreateTime"),
                set("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE))));
    try (Admin admin = kafka.broker().admin()) {
      var _ = admin.incrementalAlterConfigs(alteration).all().get();
    }
  }

  private void makeChangelogWithKafkasDefaults() throws Exception {
    NewTopic changelog =
        new NewTopic(Changelog.name(kafka.group()), Topics.ACTIVITY_PARTITIONS, (short) 1);
    try (Admin admin = kafka.broker().admin()) {
      var _ = admin.createTopics(List.of(changelog)).all().get();
    }
  }

  private Config config(String topic) throws Exception {
    try (Admin admin = kafka.broker().admin()) {
      return Objects.requireNonNull(
          admin.describeConfigs(List.of(topic(topic))).all().get().get(topic(topic)));
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  private static ConfigResource topic(String name) {
    return new ConfigResource(ConfigResource.Type.TOPIC, name);
  }
}
