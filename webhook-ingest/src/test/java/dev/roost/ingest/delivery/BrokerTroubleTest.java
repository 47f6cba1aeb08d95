package dev.roost.ingest.delivery;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.HandmadeX.Answered;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.clock.MachinePauses;
import dev.roost.testsupport.clock.Waits;
import dev.roost.testsupport.kafka.KafkaBroker;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Servers.class, restrictToAnnotatedClass = true)
@TestProfile(BrokerTroubleTest.Impatient.class)
class BrokerTroubleTest {

  /** A producer is given up while the outage lasts, so that its successor is tested too. */
  public static final class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("roost.ingest.publish.producer-stall-timeout", "2s");
    }
  }

  private static final Duration PROMISED = Duration.ofMillis(2_500);

  @TestHTTPResource("/")
  String url;

  @Inject MeterRegistry metrics;

  private final KafkaBroker broker = Servers.broker();
  private HandmadeX x;

  @BeforeEach
  void takingDeliveries() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    accepted();
  }

  @Test
  void aFrozenBrokerLeavesNoRequestUnansweredAndNoChallengeEither() throws Exception {
    broker.freeze();
    List<Answered> answers;
    int challenge;
    try {
      answers = deliverForFiveSeconds();
      challenge = x.challenge("demo/main", "token", Map.of()).statusCode();
    } finally {
      broker.thaw();
    }

    assertThat(answers).extracting(Answered::status).containsOnly(503);
    assertThat(challenge).isEqualTo(200);
    accepted();
    assertThat(metrics.counter("roost.ingest.producers.replaced").count()).isPositive();
  }

  @Test
  void aStoppedBrokerStopsNoChallengeAndItsReturnIsNoticed() throws Exception {
    broker.kill();

    assertThat(x.challenge("demo/main", "token", Map.of()).statusCode()).isEqualTo(200);
    List<Answered> answers = deliverForFiveSeconds();
    broker.startAgain();

    assertThat(answers).extracting(Answered::status).containsOnly(503);
    accepted();
  }

  @Test
  void aTopicThatIsGoneIsNoticedAndSoIsItsReturn() {
    broker.administer(admin -> admin.deleteTopics(List.of(Topics.DELIVERIES.name())).all());
    List<Answered> answers;
    try {
      refused();
      answers = deliverForFiveSeconds();
    } finally {
      broker.createTopics(List.of(Topics.DELIVERIES));
    }

    assertThat(answers).extracting(Answered::status).containsOnly(503);
    accepted();
  }

  @Test
  void withTooFewReplicasInSyncNothingIsAccepted() throws Exception {
    try (KafkaBroker second = broker.startAnother()) {
      moveDeliveriesTo(List.of(1, 2));
      awaitInSync(2);
      setMinInSyncReplicas("2");
      accepted();

      second.kill();
      awaitInSync(1);
      List<Answered> answers = deliverForFiveSeconds();
      second.startAgain();

      assertThat(answers).extracting(Answered::status).containsOnly(503);
      accepted();
    } finally {
      setMinInSyncReplicas("1");
      moveDeliveriesTo(List.of(1));
      awaitInSync(1);
    }
  }

  @Test
  void whatTheBrokerForbidsIsRefusedUntilItIsGranted() {
    AclBinding all = writing(AclOperation.ALL, AclPermissionType.ALLOW);
    AclBinding not = writing(AclOperation.WRITE, AclPermissionType.DENY);
    broker.administer(admin -> admin.createAcls(List.of(all, not)).all());
    List<Answered> answers;
    try {
      refused();
      answers = deliverForFiveSeconds();
    } finally {
      broker.administer(admin -> admin.deleteAcls(List.of(not.toFilter(), all.toFilter())).all());
    }

    assertThat(answers).extracting(Answered::status).containsOnly(503);
    accepted();
  }

  private void moveDeliveriesTo(List<Integer> brokers) {
    NewPartitionReassignment there = new NewPartitionReassignment(brokers);
    Map<TopicPartition, Optional<NewPartitionReassignment>> moves =
        IntStream.range(0, Topics.DELIVERIES.partitions())
            .mapToObj(number -> new TopicPartition(Topics.DELIVERIES.name(), number))
            .collect(Collectors.toMap(Function.identity(), _ -> Optional.of(there)));
    // A broker that has just started is registered a moment later than it says so.
    Waits.await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .untilAsserted(
            () -> broker.administer(admin -> admin.alterPartitionReassignments(moves).all()));
  }

  private void awaitInSync(int replicas) {
    Waits.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> inSyncReplicas().equals(Set.of(replicas)));
  }

  /** How many in-sync replicas the topic's partitions have. */
  private Set<Integer> inSyncReplicas() throws Exception {
    String topic = Topics.DELIVERIES.name();
    try (Admin admin = broker.admin()) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(60, TimeUnit.SECONDS)
          .values()
          .stream()
          .flatMap(description -> description.partitions().stream())
          .map(partition -> partition.isr().size())
          .collect(Collectors.toSet());
    }
  }

  private void setMinInSyncReplicas(String replicas) {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.DELIVERIES.name());
    AlterConfigOp set =
        new AlterConfigOp(
            new ConfigEntry("min.insync.replicas", replicas), AlterConfigOp.OpType.SET);
    broker.administer(admin -> admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all());
  }

  private static AclBinding writing(AclOperation operation, AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, Topics.DELIVERIES.name(), PatternType.LITERAL),
        new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
  }

  /**
   * 100 deliveries a second, as X sends them: without waiting for each other's answers. Each is
   * answered within the time that is promised, whatever else the machine was busy with.
   */
  private List<Answered> deliverForFiveSeconds() {
    List<CompletableFuture<Answered>> under = new ArrayList<>();
    try (MachinePauses pauses = MachinePauses.watched()) {
      Waits.await()
          .pollInterval(Duration.ofMillis(100))
          .atMost(Duration.ofMinutes(1))
          .until(() -> {
            IntStream.range(0, 10).forEach(i -> under.add(timed()));
            return under.size() >= 500;
          });
      List<Answered> answers = under.stream().map(CompletableFuture::join).toList();

      Duration bound = PROMISED.plus(pauses.longest());
      assertThat(answers).allSatisfy(a -> assertThat(a.after()).isLessThan(bound));
      return answers;
    }
  }

  private CompletableFuture<Answered> timed() {
    return x.deliverTimed("demo/main", "{}", signed("{}", "demo-consumer", ""));
  }

  /** A broker does what the controller has decided a moment later. */
  private void refused() {
    Waits.await()
        .untilAsserted(() ->
            assertThat(x.deliver("demo/main", "{}", signed("{}", "demo-consumer", "")))
                .isEqualTo(503));
  }

  private void accepted() {
    Waits.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() ->
            assertThat(x.deliver("demo/main", "{}", signed("{}", "demo-consumer", "")))
                .isEqualTo(200));
  }
}
