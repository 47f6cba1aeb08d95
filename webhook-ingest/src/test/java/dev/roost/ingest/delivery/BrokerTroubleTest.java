package dev.roost.ingest.delivery;

import static dev.roost.ingest.neighbours.HandmadeX.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.neighbours.BrokerProcess;
import dev.roost.ingest.neighbours.HandmadeX;
import dev.roost.ingest.neighbours.Neighbours;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Neighbours.class, restrictToAnnotatedClass = true)
@TestProfile(BrokerTroubleTest.Impatient.class)
class BrokerTroubleTest {

  /** A producer is given up while the outage lasts, so that its successor is tested too. */
  public static final class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("roost.ingest.publish.replace-after", "2s");
    }
  }

  private static final Duration PROMISED = Duration.ofMillis(2_500);

  @TestHTTPResource("/")
  String url;

  @Inject MeterRegistry metrics;

  private final BrokerProcess broker = Neighbours.broker();
  private HandmadeX x;

  /** One answer: the status, and how long it took. */
  private record Answered(int status, Duration after) {}

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

    assertThat(answers).allSatisfy(a -> assertThat(a.after()).isLessThan(PROMISED));
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
    broker.resume();

    assertThat(answers).allSatisfy(a -> assertThat(a.after()).isLessThan(PROMISED));
    assertThat(answers).extracting(Answered::status).containsOnly(503);
    accepted();
  }

  /** 100 deliveries a second, as X sends them: without waiting for each other's answers. */
  private List<Answered> deliverForFiveSeconds() {
    List<CompletableFuture<Answered>> under = new ArrayList<>();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          IntStream.range(0, 10).forEach(i -> under.add(timed()));
          return under.size() >= 500;
        });
    return under.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Answered> timed() {
    long began = System.nanoTime();
    return x.deliverLater("demo/main", "{}", signed("{}", "demo-consumer", ""))
        .thenApply(status -> new Answered(status, Duration.ofNanos(System.nanoTime() - began)));
  }

  private void accepted() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(x.deliver("demo/main", "{}", signed("{}", "demo-consumer", "")))
                .isEqualTo(200));
  }
}
