package dev.roost.stack.kafka;

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
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker in a process of its own, started as {@code ./roost up} does. */
final class ProvisioningTest {

  @TempDir private static Path directory;
  private static Supervisor supervisor;
  private static Provisioning provisioning;

  @BeforeAll
  static void startBroker() throws Exception {
    var state = new StateDirectory(directory);
    state.create();
    var ports = new Ports(new Random()).choose(Cluster.listeners(1));
    var layout = new Layout(1, 1, Uuid.randomUuid().toString(), false, ports);
    var cluster = Cluster.of(layout, state, List.of());
    supervisor = new Supervisor(state, new SilentWatcher(), Clock.systemUTC());
    for (Program broker : cluster.programs(BrokerJava.command(), Map.of())) {
      supervisor.start(broker);
      supervisor.awaitReady(broker.name());
    }
    provisioning = new Provisioning(cluster.client("kafka"), 1);
  }

  @AfterAll
  static void stopBroker() {
    supervisor.stopAll();
  }

  @Test
  void missingTopicsAreMadeAndAreRightTheNextTime() throws Exception {
    int made = provisioning.provision(Topics.ALL);
    int madeAgain = provisioning.provision(Topics.ALL);

    assertThat(made).isEqualTo(Topics.ALL.size());
    assertThat(madeAgain).isZero();
  }

  @Test
  void aTopicWithOtherPartitionsIsRefusedWithWhatToDo() throws Exception {
    provisioning.provision(List.of(topic("t.partitions", 2, Duration.ofDays(1))));

    assertThatThrownBy(
            () -> provisioning.provision(List.of(topic("t.partitions", 3, Duration.ofDays(1)))))
        .isInstanceOf(StartFailedException.class)
        .hasMessageStartingWith("t.partitions has partitions 2, and must have 3.")
        .hasMessageContaining("./roost reset");
  }

  @Test
  void aTopicWithAnotherSettingIsRefusedAndNothingIsMade() throws Exception {
    provisioning.provision(List.of(topic("t.retention", 1, Duration.ofDays(1))));
    Topic changed = topic("t.retention", 1, Duration.ofDays(2));
    Topic missing = topic("t.never", 1, Duration.ofDays(1));

    assertThatThrownBy(() -> provisioning.provision(List.of(changed, missing)))
        .hasMessageStartingWith("t.retention has retention.ms 86400000, and must have 172800000.");

    assertThat(provisioning.provision(List.of(missing))).isEqualTo(1);
  }

  private static Topic topic(String name, int partitions, Duration retention) {
    return new Topic(
        name,
        "a key",
        Set.of(),
        Set.of(),
        partitions,
        Topic.Cleanup.DELETE,
        retention,
        Topic.Privacy.PUBLIC);
  }
}
