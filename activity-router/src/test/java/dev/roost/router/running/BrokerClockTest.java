package dev.roost.router.running;

import static dev.roost.router.Bodies.USER;
import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Changelog;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import dev.roost.router.Wire;
import dev.roost.testsupport.kafka.KafkaCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real brokers, of which one has a clock that jumps: ahead, back, behind, and back. It leads
 * a third of the partitions of each topic, and coordinates the router's transactions.
 */
@Tag("faults")
class BrokerClockTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Within what x.deliveries keeps (3 days): a clock beyond that makes Kafka delete the log. */
  private static final Duration AHEAD = Duration.ofDays(2);

  /** Longer than identities are remembered (6 days), within what x.activities keeps (7 days). */
  private static final Duration BEHIND = Duration.ofHours(-(6 * 24 + 12));

  private static final String GROUP = "router";
  private static final String CHANGELOG = Changelog.name(GROUP);
  private static final List<String> LED_IN_PARTS =
      List.of(
          Topics.DELIVERIES.name(),
          Topics.ACTIVITIES.name(),
          Topics.DIRECT_MESSAGES.name(),
          CHANGELOG);

  @TempDir Path states;

  private KafkaCluster kafka;
  private Wire wire;
  private int lastId = 1000;
  private final List<Sent> sent = new ArrayList<>();

  private record Sent(int partition, String id) {}

  @BeforeEach
  void start() {
    // Kafka looks for what is too old each second, where it does each five minutes by default: a
    // clock that is ahead gets the time to delete.
    kafka =
        KafkaCluster.start(
            Map.of("log.retention.check.interval.ms", "1000", "log.initial.task.delay.ms", "500"));
    kafka.createTopics(Topics.ALL);
    // Made before anybody knew of it: Kafka's bounds for timestamps stand until somebody alters
    // them. The leaders are others than those of x.deliveries.
    Map<String, String> config = new HashMap<>(Changelog.config(KafkaCluster.BROKERS));
    Changelog.timestamps().keySet().forEach(config::remove);
    kafka.createTopic(CHANGELOG, Topics.ACTIVITY_PARTITIONS, config, 2);
    wire = new Wire(kafka.bootstrapServers());
  }

  @AfterEach
  void stop() {
    wire.close();
    kafka.close();
  }

  @Test
  void aClockThatJumpsOnOneOfThreeRealBrokersStopsNobodyAndForgetsNobody() throws Exception {
    int jumping;
    try (RunningRouter router = router("first");
        ThreadDeaths deaths = new ThreadDeaths()) {
      router.start();
      newOnesComeOutAndTheirPredecessorsNoSecondTime();
      jumping = leadersOf("__transaction_state").getFirst();

      kafka.clock(jumping).shift(AHEAD);
      newOnesComeOutAndTheirPredecessorsNoSecondTime();
      newOnesComeOutAndTheirPredecessorsNoSecondTime();
      kafka.clock(jumping).shift(Duration.ZERO);
      newOnesComeOutAndTheirPredecessorsNoSecondTime();

      alterChangelogAsKafkaAdminDoes();
      kafka.clock(jumping).shift(BEHIND);
      newOnesComeOutAndTheirPredecessorsNoSecondTime();
      newOnesComeOutAndTheirPredecessorsNoSecondTime();
      kafka.clock(jumping).shift(Duration.ZERO);
      newOnesComeOutAndTheirPredecessorsNoSecondTime();

      assertThat(deaths.causes()).isEmpty();
      assertThat(router.state()).isEqualTo("RUNNING");
    }
    for (String topic : LED_IN_PARTS) {
      assertThat(leadersOf(topic)).as(topic).contains(jumping).doesNotHaveDuplicates().hasSize(3);
    }

    // Another disk: what is remembered now comes from the changelog, and is swept from the start.
    try (RunningRouter router = router("second")) {
      router.start();
      copiesAndNewOnesComeOutOnce(List.of());
      await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> true);
      copiesAndNewOnesComeOutOnce(sent);
    }
  }

  private RunningRouter router(String directory) {
    Map<String, String> settings = Map.of("roost.router.cleanup.interval", "100ms");
    return RouterOnABroker.router(
        kafka.bootstrapServers(),
        RouterOnABroker.config(GROUP, states.resolve(directory), settings),
        UnaryOperator.identity());
  }

  private void newOnesComeOutAndTheirPredecessorsNoSecondTime() {
    copiesAndNewOnesComeOutOnce(
        sent.subList(Math.max(0, sent.size() - Topics.ACTIVITY_PARTITIONS), sent.size()));
  }

  /** In each partition copies, and after them one that is new. */
  private void copiesAndNewOnesComeOutOnce(List<Sent> copies) {
    List.copyOf(copies).forEach(this::deliver);
    for (int partition = 0; partition < Topics.ACTIVITY_PARTITIONS; partition++) {
      Sent next = new Sent(partition, Integer.toString(++lastId));
      deliver(next);
      sent.add(next);
    }
    String[] all = sent.stream().map(Sent::id).toArray(String[]::new);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains(all));
    assertThat(subjects()).containsExactlyInAnyOrder(all);
  }

  private void deliver(Sent one) {
    wire.deliver(one.partition(), USER, Bodies.of("tweet_delete_events", Bodies.deleted(one.id())));
  }

  private List<String> subjects() {
    return wire.committed(Topics.ACTIVITIES).stream()
        .map(record -> new String(record.headers().lastHeader("ce_subject").value(), UTF_8))
        .toList();
  }

  /** The brokers that lead partitions of a topic, each once. */
  private List<Integer> leadersOf(String topic) throws Exception {
    try (Admin admin = kafka.admin()) {
      TopicDescription described =
          requireNonNull(
              admin
                  .describeTopics(List.of(topic))
                  .allTopicNames()
                  .get(60, TimeUnit.SECONDS)
                  .get(topic));
      return described.partitions().stream()
          .map(partition -> partition.leader().id())
          .distinct()
          .toList();
    }
  }

  private void alterChangelogAsKafkaAdminDoes() throws Exception {
    ConfigResource changelog = new ConfigResource(ConfigResource.Type.TOPIC, CHANGELOG);
    List<AlterConfigOp> bounds =
        Changelog.timestamps().entrySet().stream()
            .map(bound -> new ConfigEntry(bound.getKey(), bound.getValue()))
            .map(bound -> new AlterConfigOp(bound, AlterConfigOp.OpType.SET))
            .toList();
    try (Admin admin = kafka.admin()) {
      admin.incrementalAlterConfigs(Map.of(changelog, bounds)).all().get(60, TimeUnit.SECONDS);
    }
  }
}
