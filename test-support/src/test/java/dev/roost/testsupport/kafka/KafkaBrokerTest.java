package dev.roost.testsupport.kafka;

import static dev.roost.testsupport.clock.Waits.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaBrokerTest {

  private static KafkaBroker broker;
  private static Admin admin;

  @BeforeAll
  static void start() {
    broker = KafkaBroker.start();
    admin = broker.admin();
  }

  @AfterAll
  static void close() {
    admin.close();
    broker.close();
  }

  @ParameterizedTest
  @MethodSource
  void aTopicIsConfiguredAsContractsSays(Topic topic) throws Exception {
    ConfigResource name = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());

    TopicDescription description =
        requireNonNull(
            admin.describeTopics(List.of(topic.name())).allTopicNames().get().get(topic.name()));
    Map<String, String> config =
        requireNonNull(admin.describeConfigs(List.of(name)).all().get().get(name))
            .entries()
            .stream()
            .filter(entry -> topic.config(1).containsKey(entry.name()))
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));

    assertThat(description.partitions()).hasSize(topic.partitions());
    assertThat(config).isEqualTo(topic.config(1));
  }

  static List<Topic> aTopicIsConfiguredAsContractsSays() {
    return Topics.ALL;
  }

  @Test
  void aTopicThatNobodyCreatedIsNotThere() throws Exception {
    try (KafkaBroker other = KafkaBroker.startWithoutTopics();
        Admin client = other.admin()) {
      other.createTopic("other", 2);

      assertThat(client.listTopics().names().get()).containsExactly("other");
    }
  }

  @Test
  void whatWasWrittenIsThereAfterTheBrokerWasKilledAndStartedAgain() {
    String topic = Topics.SIGNALS.name();
    write(topic, "key", "before");

    broker.kill();
    broker.startAgain();

    assertThat(TopicReader.values(broker.bootstrapServers(), topic, "key"))
        .containsExactly("before");
  }

  @Test
  void aFrozenBrokerAnswersNobodyUntilItIsThawed() {
    String topic = Topics.WEBHOOKS.name();
    broker.freeze();
    Thread writer = Thread.ofVirtual().start(() -> write(topic, "frozen", "x"));

    await().during(Duration.ofMillis(500)).until(() -> writer.isAlive());
    broker.thaw();

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(TopicReader.values(broker.bootstrapServers(), topic, "frozen"))
                .containsExactly("x"));
  }

  @Test
  void aReaderAtTheEndSeesOnlyWhatComesAfterwards() {
    String topic = Topics.SUBSCRIPTIONS.name();
    write(topic, "key", "old");
    try (TopicReader reader = TopicReader.fromEnd(broker.bootstrapServers(), topic)) {
      write(topic, "key", "new");

      assertThat(reader.readToEnd()).map(TopicReader::text).containsExactly("new");
      assertThat(reader.readToEnd()).isEmpty();
    }
  }

  private static void write(String topic, String key, String value) {
    try (TopicWriter writer = new TopicWriter(broker.bootstrapServers())) {
      writer.write(topic, key, value, Map.of());
    }
  }
}
