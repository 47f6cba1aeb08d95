package dev.roost.router;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service as it is started: its own configuration, a real broker, its management port. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class RouterServiceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @ConfigProperty(name = "quarkus.management.test-port")
  int port;

  /** A meter is there once it was used; no other name is. */
  @Test
  void metersKeepTheirNames() throws IOException, InterruptedException {
    Set<String> known =
        Set.of(
            "roost_router_deliveries_total",
            "roost_router_activities_found_total",
            "roost_router_activities_total",
            "roost_router_duplicates_total",
            "roost_router_signals_total",
            "roost_router_dead_letters_total",
            "roost_router_replay_jobs_unreadable_total",
            "roost_router_event_uuid_copies_total",
            "roost_router_event_uuid_contradicted",
            "roost_router_dedup_entries",
            "roost_router_dedup_expirations_total",
            "roost_router_dedup_cleanup_seconds",
            "roost_router_dedup_cleanup_seconds_count",
            "roost_router_dedup_cleanup_seconds_sum",
            "roost_router_dedup_cleanup_seconds_max",
            "roost_router_corrupt_stores_deleted_total",
            "roost_router_oldest_unprocessed_record_age_seconds",
            "roost_router_records_expired_unprocessed_total");

    Set<String> exposed =
        Pattern.compile("(?m)^(roost_\\w+)")
            .matcher(body("/q/metrics"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(exposed)
        .isSubsetOf(known)
        .contains(
            "roost_router_event_uuid_contradicted",
            "roost_router_dedup_entries",
            "roost_router_corrupt_stores_deleted_total",
            "roost_router_oldest_unprocessed_record_age_seconds",
            "roost_router_records_expired_unprocessed_total");
  }

  @Test
  void aDeliveryGoesInAndAnActivityComesOut() throws IOException, InterruptedException {
    try (Wire wire = new Wire(kafka)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(status("/q/health/ready")).isEqualTo(200));
      wire.deliver(USER, Bodies.of("direct_message_events", Bodies.message("9", OTHER, USER)));

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(wire.committed(Topics.DIRECT_MESSAGES)).hasSize(1));
    }

    String metrics = body("/q/metrics");
    assertThat(metrics)
        .contains("roost_router_activities_total{app=\"acme\",type=\"com.x.dm.received\"} 1.0")
        .contains("roost_router_activities_found_total{app=\"acme\"} 1.0")
        .contains("roost_router_dedup_entries")
        .contains("roost_router_records_expired_unprocessed_total")
        .contains("roost_router_oldest_unprocessed_record_age_seconds")
        .contains("roost_router_dedup_cleanup_seconds_count")
        .contains("kafka_stream_");
  }

  @Test
  void healthIsOnTheManagementPort() throws IOException, InterruptedException {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(status("/q/health/ready")).isEqualTo(200));

    assertThat(status("/q/health/live")).isEqualTo(200);
    assertThat(body("/q/health/group/kafka")).contains("\"kafka\"").contains("UP");
    assertThat(body("/q/health/ready")).doesNotContain("\"kafka\"");
  }

  private int status(String path) throws IOException, InterruptedException {
    return get(path).statusCode();
  }

  private String body(String path) throws IOException, InterruptedException {
    return get(path).body();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }
  }
}
