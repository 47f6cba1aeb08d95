package dev.roost.replay;

import static dev.roost.testsupport.clock.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.replay.fixtures.Records;
import dev.roost.replay.fixtures.Surroundings;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever needed a second connection while it holds one would wait for itself. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(PoolOfOneTest.OneConnection.class)
class PoolOfOneTest {

  /** A pool of one connection, which whoever waits his turn waits for long enough. */
  public static final class OneConnection implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.datasource.reactive.max-size", "1", "roost.database.acquire-timeout", "20s");
    }
  }

  private static final String JOBS = "/api/v1/apps/demo/webhooks/single/replays";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void everyRequestAndEveryTaskDoesWithOne() {
    Records.write(
        "roost.webhooks",
        "demo/single",
        """
        {"app":"demo","endpoint":"single","url":"https://hooks.example.com/","webhookId":"123",
         "wanted":true,"state":"valid","validity":[],"changedAt":"2026-11-01T00:00:00Z"}
        """,
        Map.of(OutboxPosition.HEADER, "1"));
    await().atMost(PATIENCE).until(() -> request().statusCode() == 202);
    String job = operator().get(JOBS).jsonPath().getString("items[0].jobId");
    await().atMost(PATIENCE).until(() -> state(job).equals("running"));

    Records.write(
        "roost.signals",
        "demo/single",
        """
        {"type":"replay-job-status","app":"demo","endpoint":"single","receivedAt":"%s",
         "jobId":"900","webhookId":"123","state":"Complete","description":null}
        """
            .formatted(Instant.now()),
        Map.of());

    await().atMost(PATIENCE).until(() -> state(job).equals("complete"));
    assertThat(operator().get(JOBS + "/" + job + "/events").asString()).contains("complete");
  }

  private static Response request() {
    Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(60, ChronoUnit.MINUTES);
    return operator()
        .header("Idempotency-Key", "single")
        .body("{\"from\":\"%s\",\"to\":\"%s\"}".formatted(to.minus(15, ChronoUnit.MINUTES), to))
        .post(JOBS);
  }

  private static String state(String job) {
    return operator().get(JOBS + "/" + job).jsonPath().getString("state");
  }

  private static RequestSpecification operator() {
    return given().auth().oauth2(Tokens.person("operator")).contentType(ContentType.JSON);
  }
}
