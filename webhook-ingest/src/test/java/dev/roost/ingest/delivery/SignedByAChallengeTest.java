package dev.roost.ingest.delivery;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.kafka.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks as X does gets texts signed with the very key of deliveries. */
@QuarkusTest
@WithTestResource(Servers.class)
class SignedByAChallengeTest {

  private static final String WEBHOOK = "old/main";
  private static final String SECRET = "old-consumer";
  private static final String HEADER = "X-Twitter-Webhooks-Signature";

  @TestHTTPResource("/")
  String url;

  @Inject MeterRegistry metrics;

  @Inject DeliveryTally tally;

  private HandmadeX x;
  private TopicReader topic;

  @BeforeEach
  void takingDeliveries() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(x.deliver(WEBHOOK, "{}", signed("{}", SECRET, ""))).isEqualTo(200));
    topic = TopicReader.fromEnd(Servers.broker().bootstrapServers(), Topics.DELIVERIES.name());
  }

  @AfterEach
  void close() {
    topic.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345",
        "true",
        "null",
        "-1e9",
        "\"x\"",
        "[1]",
        " [1]",
        "[{\"a\":1}]",
        "\t12345",
        "12345\n",
        "\ufeff12345",
        "not-json",
        "crc_token=12345&nonce=n1"
      })
  void theAnswerOfAChallengeIsNoSignatureOfADelivery(String text) throws Exception {
    double before = notAnObject();
    HttpResponse<String> challenge = x.challenge(WEBHOOK, text, Map.of());

    int delivered = x.deliver(WEBHOOK, text, Map.of(HEADER, answer(challenge, text)));

    assertThat(delivered).isEqualTo(401);
    assertThat(topic.readToEnd()).isEmpty();
    assertThat(notAnObject()).isEqualTo(before + 1);
    assertThat(tally.of("old").refused()).doesNotContainKey("not-an-object");
  }

  /** With whatever signature, a right one too. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t ", "\ufeff{}", "\u0000{}", "\u00a0{}", "[{}]"})
  void whatIsNoObjectIsRefusedAsABadSignatureIs(String body) throws Exception {
    double before = notAnObject();

    int signed = x.deliver(WEBHOOK, body, signed(body, SECRET, ""));
    int unsigned = x.deliver(WEBHOOK, body, Map.of());

    assertThat(signed).isEqualTo(401);
    assertThat(unsigned).isEqualTo(401);
    assertThat(topic.readToEnd()).isEmpty();
    assertThat(notAnObject()).isEqualTo(before + 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"for_user_id\":\"1\"}", " \r\n\t{\"for_user_id\":\"1\"}", "{not json"})
  void whatBeginsAsAnObjectIsStoredAsItCame(String body) throws Exception {
    assertThat(x.deliver(WEBHOOK, body, signed(body, SECRET, ""))).isEqualTo(200);

    assertThat(topic.readToEnd())
        .singleElement()
        .extracting(ConsumerRecord::value)
        .isEqualTo(body.getBytes(UTF_8));
  }

  /** The service's own, or where it gives none what a service that did would say. */
  private static String answer(HttpResponse<String> challenge, String text) throws Exception {
    String forged = requireNonNull(signed(text, SECRET, "").get(HEADER));
    if (challenge.statusCode() != 200) {
      assertThat(challenge.statusCode()).isEqualTo(400);
      return forged;
    }
    String answer =
        new ObjectMapper().readTree(challenge.body()).path("response_token").textValue();
    assertThat(answer).as("the signature that a delivery of these bytes has").isEqualTo(forged);
    return answer;
  }

  private double notAnObject() {
    return metrics
        .find("roost.ingest.deliveries")
        .tags("app", "old", "outcome", "not-an-object")
        .functionCounters()
        .stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }
}
