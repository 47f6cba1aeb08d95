package dev.roost.ingest.source;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.kafka.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** subscription-manager challenges the public URL as X does, from a network that is not X's. */
@QuarkusTest
@WithTestResource(Servers.class)
@TestProfile(Networks.class)
class OwnSourcesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OF_X = "199.59.148.7";
  private static final String OWN = "192.0.2.7";
  private static final String OTHER = "6.6.6.6";

  @TestHTTPResource("/")
  String url;

  @Inject MeterRegistry metrics;

  private HandmadeX x;

  @BeforeEach
  void takingDeliveries() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(deliver("demo/main", OF_X)).isEqualTo(200));
  }

  @Test
  void itsOwnChallengeIsAnsweredAndCountedApart() throws Exception {
    double ofX = answered("allowed");
    double own = answered("own");

    assertThat(challenge("demo/main", OWN)).isEqualTo(200);
    assertThat(challenge("demo/main", "3fff::7")).isEqualTo(200);
    assertThat(challenge("demo/main", OF_X)).isEqualTo(200);

    assertThat(answered("own")).isEqualTo(own + 2);
    assertThat(answered("allowed")).isEqualTo(ofX + 1);
  }

  @Test
  void itsOwnNetworksDeliverNothing() throws Exception {
    try (TopicReader topic =
        TopicReader.fromEnd(Servers.broker().bootstrapServers(), Topics.DELIVERIES.name())) {
      assertThat(deliver("demo/main", OWN)).isEqualTo(403);

      assertThat(topic.readToEnd()).isEmpty();
    }
  }

  @Test
  void whoIsRefusedIsInTheHeartbeatOfTheAppThatWasCalled() throws Exception {
    try (TopicReader topic =
        TopicReader.fromEnd(Servers.broker().bootstrapServers(), Topics.HEARTBEATS.name())) {
      assertThat(deliver("strict/main", OTHER)).isEqualTo(403);
      assertThat(challenge("strict/main", OTHER)).isEqualTo(403);
      assertThat(deliver("strict/none", OTHER)).isEqualTo(403);

      awaitRefused(topic, "strict", "delivery-forbidden");
      awaitRefused(topic, "strict", "challenge-forbidden");
      awaitRefused(topic, "", "delivery-forbidden");
    }
  }

  private static void awaitRefused(TopicReader topic, String app, String cause) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            topic.readToEnd().stream()
                .map(OwnSourcesTest::value)
                .filter(beat -> beat.path("app").asText("").equals(app))
                .anyMatch(beat -> beat.path("refused").path(cause).asLong() > 0));
  }

  private int challenge(String webhook, String caller) throws Exception {
    return x.challenge(webhook, "token", Map.of("X-Forwarded-For", caller)).statusCode();
  }

  private int deliver(String webhook, String caller) throws Exception {
    Map<String, String> headers = new HashMap<>(signed("{}", "demo-consumer", ""));
    headers.put("X-Forwarded-For", caller);
    return x.deliver(webhook, "{}", headers);
  }

  private double answered(String source) {
    return metrics
        .counter("roost.ingest.challenges", "app", "demo", "outcome", "answered", "source", source)
        .count();
  }

  private static JsonNode value(ConsumerRecord<String, byte[]> record) {
    try {
      return new ObjectMapper().readTree(record.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
