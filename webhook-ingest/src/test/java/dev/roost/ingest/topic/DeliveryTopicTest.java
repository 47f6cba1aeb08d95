package dev.roost.ingest.topic;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.kafka.KafkaBroker;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(value = Servers.class, restrictToAnnotatedClass = true)
@TestProfile(DeliveryTopicTest.CheckedOften.class)
@TestMethodOrder(OrderAnnotation.class)
class DeliveryTopicTest {

  /** What is checked every ten minutes is checked at once, and fewer replicas are meant. */
  public static final class CheckedOften implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "roost.ingest.topics.check-interval", "200ms",
          "roost.ingest.topics.retry-interval", "200ms",
          "roost.ingest.topics.allow-mismatch", "replication-factor");
    }
  }

  private static final Duration SOON = Duration.ofSeconds(60);

  @TestHTTPResource("/")
  String url;

  @TestHTTPResource(value = "/health/group/kafka", management = true)
  URI health;

  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  @Inject MeterRegistry metrics;

  private final KafkaBroker broker = Servers.broker();
  private HandmadeX x;

  @BeforeEach
  void takingDeliveries() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    answered(200);
    await().atMost(SOON).until(() -> gauge("unverified") == 0);
  }

  @Test
  @Order(1)
  void aTopicThatIsGoneOrHasOnePartitionGets503AndIsNamed() throws Exception {
    deleteTopic();
    await().atMost(SOON).untilAsserted(() -> assertThat(page(health)).contains("does not exist"));
    answered(503);
    broker.administer(admin ->
        admin
            .createTopics(
                List.of(
                    new NewTopic(Topics.DELIVERIES.name(), 1, (short) 1)
                        .configs(Topics.DELIVERIES.config(1))))
            .all());

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(page(health)).contains("DOWN", "partitions is 1 and must be 24"));

    answered(503);
    assertThat(page(readiness)).contains("partitions is 1 and must be 24");
    assertThat(gauge("misconfigured")).isOne();
    deleteTopic();
    broker.createTopics(List.of(Topics.DELIVERIES));
    answered(200);
    assertThat(gauge("misconfigured")).isZero();
  }

  @Test
  @Order(2)
  void withoutTheRightToDescribeDeliveriesAreTakenAndAnAlarmIsRaised() throws Exception {
    AclBinding writing =
        new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, Topics.DELIVERIES.name(), PatternType.LITERAL),
            new AccessControlEntry(
                "User:ANONYMOUS", "*", AclOperation.WRITE, AclPermissionType.ALLOW));
    broker.administer(admin -> admin.createAcls(List.of(writing)).all());
    try {
      await().atMost(SOON).until(() -> gauge("unverified") == 1);

      answered(200);
      assertThat(page(health)).contains("DESCRIBE_CONFIGS on the topic is not granted");
      assertThat(gauge("misconfigured")).isZero();
    } finally {
      broker.administer(admin -> admin.deleteAcls(List.of(writing.toFilter())).all());
    }
  }

  /** Last: brokers that were there once count for the size of a cluster. */
  @Test
  @Order(3)
  void oneAcknowledgementInAClusterOfThreeGets503AndIsNamed() throws Exception {
    try (KafkaBroker second = broker.startAnother();
        KafkaBroker third = second.startAnother()) {
      assertThat(third.bootstrapServers()).isNotEqualTo(second.bootstrapServers());

      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(page(health))
                  .contains("min.insync.replicas is 1 and must be at least 2")
                  .doesNotContain("replication factor"));

      answered(503);
      assertThat(gauge("misconfigured")).isOne();
    }
  }

  private void deleteTopic() {
    broker.administer(admin -> admin.deleteTopics(List.of(Topics.DELIVERIES.name())).all());
  }

  private double gauge(String name) {
    return metrics.get("roost.ingest.topics." + name).gauge().value();
  }

  private void answered(int status) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(x.deliver("demo/main", "{}", signed("{}", "demo-consumer", "")))
                .isEqualTo(status));
  }

  private static String page(URI uri) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
