package dev.roost.stack.kafka;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.stack.port.Ports;
import dev.roost.stack.process.Program;
import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.process.Supervisor;
import dev.roost.stack.screen.SilentWatcher;
import dev.roost.stack.state.Layout;
import dev.roost.stack.state.StateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker in a process of its own, started as {@code ./roost up} does. */
@TestMethodOrder(OrderAnnotation.class)
final class ProvisioningTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private static Path directory;
  private static Supervisor supervisor;
  private static Cluster cluster;
  private static Provisioning provisioning;

  /** The topics of contracts, and the router's changelog. */
  private static final int ALL = Topics.ALL.size() + 1;

  @BeforeAll
  static void startBroker() throws Exception {
    var state = new StateDirectory(directory);
    state.create();
    var ports = new Ports(new Random()).choose(Cluster.listeners(1));
    var layout = new Layout(1, 1, 1, Uuid.randomUuid().toString(), false, ports);
    cluster = Cluster.of(layout, state, List.of());
    supervisor = new Supervisor(state, new SilentWatcher(), Clock.systemUTC());
    for (Program broker : cluster.programs(BrokerJava.command(), Map.of())) {
      supervisor.start(broker);
      supervisor.awaitReady(broker.name());
    }
    provisioning = new Provisioning(cluster);
  }

  @AfterAll
  static void stopBroker() {
    supervisor.stopAll();
  }

  @Test
  @Order(1)
  void missingTopicsAreMadeAndAreRightTheNextTime() throws Exception {
    String made = provisioning.topics();
    String madeAgain = provisioning.topics();

    assertThat(made).isEqualTo(ALL + " made, 0 as they must be");
    assertThat(madeAgain).isEqualTo("0 made, " + ALL + " as they must be");
  }

  @Test
  @Order(2)
  void aSettingThatMayBeAlteredIsSetAgain() throws Exception {
    set(Topics.DELIVERIES, "max.message.bytes", "1048576");

    String said = provisioning.topics();

    assertThat(said).isEqualTo("0 made, 1 settings altered");
    assertThat(provisioning.topics()).isEqualTo("0 made, " + ALL + " as they must be");
  }

  @Test
  @Order(3)
  void aTopicThatKeepsRecordsForLongerIsRefusedAndNothingIsMade() throws Exception {
    administer(admin -> admin.deleteTopics(List.of(Topics.SIGNALS.name())).all());
    await().atMost(SOON).until(() -> !topics().contains(Topics.SIGNALS.name()));
    set(Topics.ACTIVITIES, "retention.ms", "864000000");

    assertThatThrownBy(provisioning::topics)
        .isInstanceOf(StartFailedException.class)
        .hasMessageStartingWith("x.activities has retention.ms 864000000, and must have 604800000.")
        .hasMessageContaining("./roost reset");

    set(Topics.ACTIVITIES, "retention.ms", "604800000");
    assertThat(provisioning.topics()).startsWith("1 made");
  }

  @Test
  @Order(4)
  void aTopicWithOtherPartitionsIsRefusedWithWhatToDo() throws Exception {
    administer(admin ->
        admin.createPartitions(Map.of(Topics.SIGNALS.name(), NewPartitions.increaseTo(4))).all());
    await().atMost(SOON).until(() -> partitions(Topics.SIGNALS) == 4);

    assertThatThrownBy(provisioning::topics)
        .isInstanceOf(StartFailedException.class)
        .hasMessageStartingWith("roost.signals has partitions 4, and must have 3.")
        .hasMessageContaining("./roost reset");
  }

  private static void set(Topic topic, String name, String value) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    var alteration = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    administer(admin -> admin.incrementalAlterConfigs(Map.of(resource, List.of(alteration))).all());
    await().atMost(SOON).until(() -> value.equals(setting(resource, name)));
  }

  private static String setting(ConfigResource resource, String name) throws Exception {
    Config config =
        Objects.requireNonNull(
            administer(admin -> admin.describeConfigs(List.of(resource)).all()).get(resource));
    return Objects.requireNonNull(config.get(name)).value();
  }

  private static Set<String> topics() throws Exception {
    return administer(admin -> admin.listTopics().names());
  }

  private static int partitions(Topic topic) throws Exception {
    return Objects.requireNonNull(
            administer(admin -> admin.describeTopics(List.of(topic.name())).allTopicNames())
                .get(topic.name()))
        .partitions()
        .size();
  }

  private static <T> T administer(Function<Admin, KafkaFuture<T>> request) throws Exception {
    try (Admin admin = Admin.create(cluster.client("kafka"))) {
      return request.apply(admin).get(60, TimeUnit.SECONDS);
    }
  }
}
