package dev.roost.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.ingest.doubles.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class OpenApiTest {

  @TestHTTPResource(value = "/openapi?format=json", management = true)
  String document;

  @TestHTTPResource(value = "/metrics", management = true)
  String metrics;

  @TestHTTPResource("/q/openapi")
  String onThePublicPort;

  /** A meter is there once it was used; no other name is. */
  @Test
  void metersKeepTheirNames() throws IOException, InterruptedException {
    Set<String> known =
        Set.of(
            "roost_ingest_deliveries_total",
            "roost_ingest_challenges_total",
            "roost_ingest_signatures_total",
            "roost_ingest_publish_failures_total",
            "roost_ingest_keys_fetches_total",
            "roost_ingest_sources_refused_total",
            "roost_ingest_connections_open",
            "roost_ingest_connections_closed_total",
            "roost_ingest_producers_replaced_total",
            "roost_ingest_heartbeats_total",
            "roost_ingest_in_flight_bytes",
            "roost_ingest_kafka_ready",
            "roost_ingest_topics_misconfigured",
            "roost_ingest_topics_unverified");

    Set<String> exposed =
        Pattern.compile("(?m)^(roost_\\w+)")
            .matcher(get(metrics).body())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(exposed)
        .isSubsetOf(known)
        .contains(
            "roost_ingest_keys_fetches_total",
            "roost_ingest_in_flight_bytes",
            "roost_ingest_kafka_ready");
  }

  @Test
  void bothRoutesAreDescribedWithExamplesOnTheManagementPort() throws Exception {
    JsonNode paths = new ObjectMapper().readTree(get(document).body()).path("paths");

    assertThat(paths.properties()).hasSize(1);
    JsonNode webhook = paths.path("/webhooks/{app}/{endpoint}");
    assertThat(webhook.at("/get/responses").properties()).hasSize(5);
    assertThat(webhook.at("/post/responses").properties()).hasSize(7);
    assertThat(webhook.at("/get/responses/200/content/application~1json/example").isObject())
        .isTrue();
    assertThat(webhook.at("/post/requestBody/content/application~1json/example").isObject())
        .isTrue();
  }

  @Test
  void nothingButWebhooksIsOnThePublicPort() throws Exception {
    assertThat(get(onThePublicPort).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
