package dev.roost.ingest;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.doubles.Announcements;
import dev.roost.ingest.doubles.FakeVault;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.ingest.doubles.StoppedServers;
import dev.roost.testsupport.kafka.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The service, with the settings it ships with, is there before its servers, and stays when they
 * go.
 */
@QuarkusTest
@QuarkusTestResource(value = StoppedServers.class, restrictToAnnotatedClass = true)
class StartedFirstTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaBroker broker = StoppedServers.broker();
  private final FakeVault vault = StoppedServers.vault();

  @TestHTTPResource("/")
  String url;

  @TestHTTPResource(value = "/health/live", management = true)
  String live;

  @TestHTTPResource(value = "/health/ready", management = true)
  String ready;

  @TestHTTPResource(value = "/health/group/kafka", management = true)
  String kafka;

  private HandmadeX x;

  @BeforeEach
  void connect() {
    x = new HandmadeX(url.replaceAll("/$", ""));
  }

  @Test
  void itSaysNothingBeforeItKnowsAndServesFromMemoryFromThenOn() throws Exception {
    assertThat(challenge("demo/main")).isEqualTo(503);
    assertThat(deliver("demo-consumer")).isEqualTo(503);
    assertThat(status(ready)).isEqualTo(503);
    assertThat(status(live)).isEqualTo(200);

    vault.has(Servers.KEYS);
    vault.begin();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(vault.unchanged()).isPositive());

    // keys without endpoints: a challenge needs no more, a delivery does
    assertThat(challenge("demo/main")).isEqualTo(200);
    assertThat(challenge("nobody/main")).isEqualTo(503);
    assertThat(deliver("demo-consumer")).isEqualTo(503);
    assertThat(status(ready)).isEqualTo(503);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(ready)).isEqualTo(200));
    assertThat(deliver("demo-consumer")).isEqualTo(503);

    broker.begin();
    try (Announcements announcements = new Announcements(broker.bootstrapServers())) {
      announcements.webhook("demo/main", 1, "valid");
    }

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(ready)).isEqualTo(200));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(challenge("demo/main")).isEqualTo(200));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(challenge("demo/no")).isEqualTo(404));
    assertThat(challenge("other/main")).isEqualTo(404);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(deliver("demo-consumer")).isEqualTo(200));

    vault.has(Servers.KEYS.replace("\"demo-consumer\"", "\"demo-newest\",\"demo-consumer\""));

    await().untilAsserted(() -> assertThat(deliver("demo-newest")).isEqualTo(200));

    vault.stop();
    broker.kill();

    await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(60))
        .until(() -> challenge("demo/main") == 200 && status(ready) == 200 && status(live) == 200);
    assertThat(deliver("other-consumer")).isEqualTo(401);
    assertThat(deliver("demo-consumer")).isEqualTo(503);
    assertThat(status(kafka)).isEqualTo(503);
  }

  private int challenge(String webhook) throws Exception {
    return x.challenge(webhook, "token", Map.of()).statusCode();
  }

  private int deliver(String secret) throws Exception {
    return x.deliver("demo/main", "{}", signed("{}", secret, ""));
  }

  private static int status(String url) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
