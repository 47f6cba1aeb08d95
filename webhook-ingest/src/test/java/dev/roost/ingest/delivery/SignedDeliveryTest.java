package dev.roost.ingest.delivery;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.clock.Waits;
import dev.roost.testsupport.kafka.TopicReader;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Servers.class)
class SignedDeliveryTest {

  /** As X writes it: escaped slashes and non-ASCII; parsed and written again it would change. */
  private static final String BODY =
      "{\"for_user_id\":\"4337869213\",\"tweet_create_events\":[{\"id_str\":\"1\",\"text\":\"caf\\u00e9"
          + " \\u003c3 http:\\/\\/x\"}]}";

  @TestHTTPResource("/")
  String url;

  @Inject MeterRegistry metrics;

  private HandmadeX x;
  private TopicReader topic;

  @BeforeEach
  void takingDeliveries() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    Waits.await()
        .untilAsserted(() ->
            assertThat(x.deliver("demo/main", "{}", signed("{}", "demo-consumer", "")))
                .isEqualTo(200));
    topic = TopicReader.fromEnd(Servers.broker().bootstrapServers(), Topics.DELIVERIES.name());
  }

  @AfterEach
  void close() {
    topic.close();
  }

  @Test
  void anAcceptedDeliveryIsOnKafkaWithItsBytesUntouched() throws Exception {
    Map<String, String> headers = signed(BODY, "demo-consumer", "demo-client");

    int status = x.deliver("demo/main", BODY, headers);

    assertThat(status).isEqualTo(200);
    var records = topic.readToEnd();
    assertThat(records).hasSize(1);
    var record = records.getFirst();
    assertThat(record.key()).isEqualTo("4337869213");
    assertThat(record.value()).isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
    assertThat(header(record.headers(), DeliveryHeaders.APP)).isEqualTo("demo");
    assertThat(header(record.headers(), DeliveryHeaders.ENDPOINT)).isEqualTo("main");
    assertThat(header(record.headers(), DeliveryHeaders.VERIFIED_BY)).isEqualTo("modern");
    assertThat(header(record.headers(), DeliveryHeaders.VERIFIED_KEY))
        .isEqualTo(Fingerprint.of("demo-client".getBytes(StandardCharsets.UTF_8)).value());
    assertThat(header(record.headers(), DeliveryHeaders.LEGACY_SIGNATURE))
        .isEqualTo(headers.get("X-Twitter-Webhooks-Signature"));
    assertThat(header(record.headers(), DeliveryHeaders.MODERN_SIGNATURE))
        .isEqualTo(headers.get("X-Twitter-Webhooks-Signature-OAuth2"));
    assertThat(Instant.parse(header(record.headers(), DeliveryHeaders.RECEIVED_AT)))
        .isBetween(Instant.now().minusSeconds(30), Instant.now());
  }

  @Test
  void whatIsNotJsonIsStoredAllTheSameUnderTheWebhooksKey() throws Exception {
    int status = x.deliver("old/main", "{not json", signed("{not json", "old-consumer", ""));

    assertThat(status).isEqualTo(200);
    assertThat(topic.readToEnd())
        .singleElement()
        .satisfies(r -> assertThat(r.key()).isEqualTo("old/main"));
  }

  /** The bodies of X's other API and of both revocations, and an envelope that names nobody. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"data":{"event_uuid":"-8917909039855612786","filter":{"user_id":"77"},"event_type":"follow.follow","payload":{}}} | 77
          {"data":[{"event_uuid":"1","filter":{"user_id":"77"},"event_type":"post.create","payload":{"id":"1"}}]} | 77
          {"data":{"filter":{},"event_type":"oauth.revoke","payload":{"user_id":"78","app_id":"1"}}} | 78
          {"user_event":{"revoke":{"source":{"user_id":"78"}}}} | 78
          {"data":{"filter":{"keyword":"birds"},"event_type":"news.new","payload":{"id":"1"}}} | demo/main
          """)
  void everyBodyIsKeyedByTheUserWhoseItIs(String body, String key) throws Exception {
    assertThat(x.deliver("demo/main", body, signed(body, "demo-consumer", "demo-client")))
        .isEqualTo(200);

    assertThat(topic.readToEnd())
        .singleElement()
        .satisfies(record -> assertThat(record.key()).isEqualTo(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo/", "demo/main/7", "/main"})
  void aPathThatNamesNoWebhookIsNobodys(String path) throws Exception {
    assertThat(x.deliver(path, BODY, signed(BODY, "demo-consumer", ""))).isEqualTo(404);
    assertThat(x.challenge(path, "token", Map.of()).statusCode()).isEqualTo(404);
  }

  /** Each line: the webhook, the secrets X signs with, the status, and how it is counted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo/main   | other-consumer  |               | 401 | bad-signature
          demo/main   | strict-consumer |               | 401 | bad-signature
          demo/main   | demo-consumer   | other-client  | 401 | bad-signature
          demo/main   | demo-consumer   | strict-client | 401 | bad-signature
          demo/main   | demo-consumer   | demo-consumer | 401 | bad-signature
          demo/main   |                 |               | 401 | missing-signature
          old/main    |                 | demo-client   | 401 | no-client-secret
          strict/main | strict-consumer |               | 401 | modern-required
          nobody/main | demo-consumer   |               | 404 | unknown
          demo/other  | demo-consumer   |               | 404 | unknown
          """)
  void aDeliveryThatNothingProvesIsRefusedAndCounted(
      String webhook, @Nullable String legacy, @Nullable String modern, int status, String outcome)
      throws Exception {
    double before = counted(outcome);

    int answered =
        x.deliver(
            webhook,
            BODY,
            signed(
                BODY,
                Objects.requireNonNullElse(legacy, ""),
                Objects.requireNonNullElse(modern, "")));

    assertThat(answered).isEqualTo(status);
    assertThat(topic.readToEnd()).isEmpty();
    assertThat(counted(outcome)).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo/main   | demo-consumer   |               | legacy-alone
          old/main    | old-consumer    | some-client   | modern-unverifiable
          """)
  void whatVerifiesInAnOddWayIsAcceptedAndCounted(
      String webhook, String legacy, @Nullable String modern, String circumstance)
      throws Exception {
    double before = circumstances(circumstance);

    int answered =
        x.deliver(webhook, BODY, signed(BODY, legacy, Objects.requireNonNullElse(modern, "")));

    assertThat(answered).isEqualTo(200);
    assertThat(topic.readToEnd()).hasSize(1);
    assertThat(circumstances(circumstance)).isEqualTo(before + 1);
  }

  @Test
  void hexInsteadOfBase64IsRefused() throws Exception {
    String right = signed(BODY, "demo-consumer", "").values().iterator().next();
    byte[] mac = Base64.getDecoder().decode(right.substring("sha256=".length()));
    String hex = "sha256=" + HexFormat.of().formatHex(mac);

    int status = x.deliver("demo/main", BODY, Map.of("X-Twitter-Webhooks-Signature", hex));

    assertThat(status).isEqualTo(401);
    assertThat(topic.readToEnd()).isEmpty();
  }

  @Test
  void aChangedByteIsRefused() throws Exception {
    Map<String, String> headers = signed(BODY, "demo-consumer", "demo-client");

    int status = x.deliver("demo/main", BODY.replace("4337869213", "4337869214"), headers);

    assertThat(status).isEqualTo(401);
    assertThat(topic.readToEnd()).isEmpty();
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedAndOneAtTheLimitIsNot() throws Exception {
    int limit = 4 * 1024 * 1024;
    String atLimit = "{" + "a".repeat(limit - 1);
    String beyond = "{" + "a".repeat(limit);

    assertThat(x.deliver("demo/main", beyond, signed(beyond, "demo-consumer", ""))).isEqualTo(413);
    assertThat(topic.readToEnd()).isEmpty();
    assertThat(x.deliver("demo/main", atLimit, signed(atLimit, "demo-consumer", "")))
        .isEqualTo(200);
    assertThat(topic.readToEnd()).hasSize(1);
  }

  @Test
  void aBodyThatDoesNotArriveIsAnsweredInTimeAndHungUpOn() throws Exception {
    URI service = URI.create(url);
    long began = System.nanoTime();

    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "POST /webhooks/demo/main HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"
                  .getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 408 ");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2_500));
    }
    assertThat(topic.readToEnd()).isEmpty();
    assertThat(counted("too-slow")).isPositive();
  }

  private double counted(String outcome) {
    return total("roost.ingest.deliveries", "outcome", outcome);
  }

  private double circumstances(String circumstance) {
    return total("roost.ingest.signatures", "circumstance", circumstance);
  }

  private double total(String name, String tag, String value) {
    return metrics.find(name).tag(tag, value).meters().stream()
        .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
        .mapToDouble(Measurement::getValue)
        .sum();
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
