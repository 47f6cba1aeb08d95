package dev.roost.kafkatables.health;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.kafka.KafkaBroker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

final class KafkaTest {

  @Test
  void oneClientIsKeptAndTellsWhenTheBrokerIsAwayAndBack() throws Exception {
    try (KafkaBroker broker = KafkaBroker.startWithoutTopics()) {
      Kafka kafka = new Kafka(settings(broker.bootstrapServers()));
      await().atMost(Duration.ofMinutes(1)).until(() -> answers(kafka));
      ObjectName first = client();

      broker.kill();
      await().atMost(Duration.ofMinutes(1)).until(() -> !answers(kafka));
      broker.startAgain();

      await().atMost(Duration.ofMinutes(1)).until(() -> answers(kafka));
      assertThat(client()).isEqualTo(first);
      kafka.close();
      assertThat(clients()).isEmpty();
    }
  }

  @Test
  void aBrokerThatStandsStillIsAnsweredForInTime() throws Exception {
    try (KafkaBroker broker = KafkaBroker.startWithoutTopics()) {
      Kafka kafka = new Kafka(settings(broker.bootstrapServers()));
      await().atMost(Duration.ofMinutes(1)).until(() -> answers(kafka));

      broker.freeze();
      boolean frozen = kafka.answers().await().atMost(Duration.ofSeconds(30));
      broker.thaw();

      assertThat(frozen).isFalse();
      await().atMost(Duration.ofMinutes(1)).until(() -> answers(kafka));
      kafka.close();
    }
  }

  @Test
  void aNameThatCannotBeResolvedIsNoAnswerAndNoFailure() {
    Kafka kafka = new Kafka(settings("no-such-host.invalid:9092"));

    assertThat(answers(kafka)).isFalse();
    assertThat(answers(kafka)).isFalse();
    kafka.close();
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return Map.of("bootstrap.servers", bootstrapServers, "group.id", "unknown to an admin");
  }

  private static boolean answers(Kafka kafka) {
    return kafka.answers().await().indefinitely();
  }

  private static ObjectName client() throws MalformedObjectNameException {
    assertThat(clients()).hasSize(1);
    return clients().iterator().next();
  }

  private static Set<ObjectName> clients() throws MalformedObjectNameException {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("kafka.admin.client:type=app-info,id=*"), null);
  }
}
