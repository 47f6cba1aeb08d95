package dev.roost.ingest.source;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test is the proxy. */
@QuarkusTest
@WithTestResource(Servers.class)
@TestProfile(Networks.class)
class AllowedSourcesTest {

  @TestHTTPResource("/")
  String url;

  @Inject MeterRegistry metrics;

  private HandmadeX x;

  @BeforeEach
  void takingDeliveries() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(deliver(Map.of("X-Forwarded-For", "199.59.148.7"))).isEqualTo(200));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Forwarded-For | 199.59.148.7               | 200
          X-Forwarded-For | 199.59.151.255, 10.0.0.3   | 200
          X-Forwarded-For | 6.6.6.6, 199.59.148.7      | 200
          X-Forwarded-For | ::ffff:199.59.148.7        | 200
          X-Forwarded-For | [2001:db8::1]:4711         | 200
          X-Forwarded-For | 199.59.148.7, 6.6.6.6      | 403
          X-Forwarded-For | 199.59.152.0               | 403
          X-Forwarded-For | unknown                    | 403
          Forwarded       | for=199.59.148.7           | 403
          """)
  void whoCallsFromElsewhereIsRefusedAndCounted(String header, String value, int status)
      throws Exception {
    double before = refused("POST") + refused("GET");
    try (TopicReader topic =
        TopicReader.fromEnd(Servers.broker().bootstrapServers(), Topics.DELIVERIES.name())) {

      int delivered = deliver(Map.of(header, value));
      int challenged = x.challenge("demo/main", "token", Map.of(header, value)).statusCode();

      assertThat(delivered).isEqualTo(status);
      assertThat(challenged).isEqualTo(status);
      assertThat(topic.readToEnd()).hasSize(status == 200 ? 1 : 0);
      assertThat(refused("POST") + refused("GET")).isEqualTo(before + (status == 403 ? 2 : 0));
    }
  }

  private int deliver(Map<String, String> more) throws Exception {
    Map<String, String> headers = new HashMap<>(signed("{}", "demo-consumer", ""));
    headers.putAll(more);
    return x.deliver("demo/main", "{}", headers);
  }

  private double refused(String method) {
    return metrics.counter("roost.ingest.sources.refused", "method", method).count();
  }
}
