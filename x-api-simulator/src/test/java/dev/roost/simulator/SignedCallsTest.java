package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a signature good, tried on a question whose answer is 404 once it is believed. */
@QuarkusTest
class SignedCallsTest {

  private static final String PATH = XApi.ACCOUNT + "/webhooks/9/subscriptions/all.json";

  @BeforeEach
  void anApp() {
    Simulator.forget();
    Simulator.app("demo");
  }

  @Test
  void theSameCallTwiceIsRefusedTheSecondTime() {
    String header = XApi.owner("demo").sign("GET", XApi.url(PATH), "");

    Response first = XApi.with(header, "GET", PATH);
    Response second = XApi.with(header, "GET", PATH);

    assertThat(first.statusCode()).isEqualTo(404);
    assertThat(second.statusCode()).isEqualTo(401);
    assertThat(XApi.code(second)).isEqualTo(32);
  }

  @ParameterizedTest
  @CsvSource({"-310, 401, 135", "-280, 404, 34", "280, 404, 34", "310, 401, 135"})
  void aClockMayBeOffByFiveMinutes(long seconds, int status, int code) {
    String then = Long.toString(Instant.now().plus(Duration.ofSeconds(seconds)).getEpochSecond());

    Response answer = ask(XApi.owner("demo"), Map.of("oauth_timestamp", then));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(XApi.code(answer)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://localhost:PORT/1.1/account_activity/webhooks/9/subscriptions/all.json
          http://127.0.0.1:PORT/1.1/account_activity/webhooks/9/subscriptions/all.json
          http://localhost:PORT/1.1/account_activity/webhooks/8/subscriptions/all.json
          http://localhost:PORT/1.1/account_activity/webhooks/9/subscriptions/all.json?a=b
          http://localhost/1.1/account_activity/webhooks/9/subscriptions/all.json
          """)
  void aSignatureOverAnotherAddressIsRefused(String url) {
    String signed = url.replace("PORT", Integer.toString(io.restassured.RestAssured.port));

    Response answer = XApi.with(XApi.owner("demo").sign("GET", signed, ""), "GET", PATH);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(XApi.code(answer)).isEqualTo(32);
  }

  @ParameterizedTest
  @CsvSource({
    "oauth_consumer_key, nobody, 401, 32",
    "oauth_token, nothing, 401, 89",
    "oauth_signature_method, PLAINTEXT, 401, 32",
    "oauth_version, 2.0, 401, 32",
    "oauth_nonce, '', 400, 215",
    "oauth_timestamp, soon, 401, 135",
    "oauth_nonce, ü, 401, 32",
  })
  void aParameterThatIsWrongIsRefused(String name, String value, int status, int code) {
    Response answer = ask(XApi.owner("demo"), Map.of(name, value));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(XApi.code(answer)).isEqualTo(code);
  }

  @Test
  void aTokenOfAnotherAppIsRefused() {
    Simulator.app("other");
    Signer other = XApi.owner("other");

    Response answer = ask(XApi.withToken("demo", other.token(), other.tokenSecret()), Map.of());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(XApi.code(answer)).isEqualTo(89);
  }

  private static Response ask(Signer signer, Map<String, String> given) {
    return XApi.with(signer.sign("GET", XApi.url(PATH), "", given), "GET", PATH);
  }
}
