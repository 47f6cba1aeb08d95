package dev.roost.ingest.crc;

import static dev.roost.ingest.doubles.HandmadeX.query;
import static dev.roost.ingest.doubles.HandmadeX.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.clock.Waits;
import dev.roost.xapi.signature.WebhookSecret;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Servers.class)
class ChallengeAnswerTest {

  private static final String TOKEN = "ZTE2NzVkOGYtMzQ+Ni00/MWQ=";

  @TestHTTPResource("/")
  String url;

  private HandmadeX x;

  @BeforeEach
  void keysLoaded() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    Waits.await()
        .untilAsserted(
            () -> assertThat(x.challenge("demo/main", "t", Map.of()).statusCode()).isEqualTo(200));
  }

  /** Each line: the webhook, the secrets X signs the GET with, and the one to answer with. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          strict/main |                 |               | strict-client
          old/main    |                 |               | old-consumer
          strict/main | strict-consumer |               | strict-consumer
          strict/main | strict-consumer | strict-client | strict-client
          strict/main |                 | strict-client | strict-client
          old/main    | old-consumer    | unknown       | old-consumer
          """)
  void theAnswerIsKeyedAsTheRequestIs(
      String webhook, @Nullable String legacy, @Nullable String modern, String secret)
      throws Exception {
    var response = x.challenge(webhook, TOKEN, signedQuery(legacy, modern));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    assertThat(response.body()).isEqualTo(answer(secret));
  }

  @Test
  void anUnsignedChallengeIsAnsweredWithTheSecretOfTheLastDelivery() throws Exception {
    Waits.await()
        .untilAsserted(() ->
            assertThat(x.deliver("demo/main", "{}", signed("{}", "demo-consumer", "")))
                .isEqualTo(200));
    assertThat(x.challenge("demo/main", TOKEN, Map.of()).body()).isEqualTo(answer("demo-consumer"));

    assertThat(x.deliver("demo/main", "{}", signed("{}", "", "demo-client"))).isEqualTo(200);

    assertThat(x.challenge("demo/main", TOKEN, Map.of()).body()).isEqualTo(answer("demo-client"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo/main   | other         |              | 503
          demo/main   | demo-consumer | other        | 503
          nobody/main |               |              | 404
          demo/other  |               |              | 404
          """)
  void whatCannotBeAnsweredRightIsNotAnswered(
      String webhook, @Nullable String legacy, @Nullable String modern, int status)
      throws Exception {
    // Until the table of webhooks was read, an app's keys are enough.
    Waits.await()
        .untilAsserted(() ->
            assertThat(x.challenge("demo/nowhere", TOKEN, Map.of()).statusCode()).isEqualTo(404));

    var response = x.challenge(webhook, TOKEN, signedQuery(legacy, modern));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"for_user_id\":\"1\",\"follow_events\":[]}", "[1]", "a b", "\"", ""})
  void aTokenThatCouldBeABodyIsNotSigned(String token) throws Exception {
    var response = x.challenge("demo/main", token, Map.of());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).contains("text/plain");
    assertThat(response.body()).startsWith("the crc_token ").doesNotContain("for_user_id");
  }

  private static Map<String, String> signedQuery(@Nullable String legacy, @Nullable String modern) {
    return signed(
        query(TOKEN),
        Objects.requireNonNullElse(legacy, ""),
        Objects.requireNonNullElse(modern, ""));
  }

  private static String answer(String secret) {
    byte[] token = TOKEN.getBytes(StandardCharsets.UTF_8);
    return "{\"response_token\":\"" + WebhookSecret.of(secret).sign(token).wire() + "\"}";
  }
}
