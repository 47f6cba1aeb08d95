package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.LocalAuthorizer.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.xapi.endpoint.XApiException.Invalid;
import dev.roost.xapi.endpoint.XApiException.RateLimited;
import dev.roost.xapi.endpoint.XApiException.Unauthorized;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusalsTest {

  private final Refusals refusals = new Refusals(CLOCK, new Random(7), RateLimitPause.DEFAULT);

  /**
   * The statuses are those of X's pages and of the field, which differ; some are odd on purpose.
   */
  @ParameterizedTest
  @CsvSource({
    "500,0,Unavailable",
    "401,32,Unauthorized",
    "404,34,NotFound",
    "403,34,NotFound",
    "401,61,NotPermitted",
    "403,63,NotPermitted",
    "403,64,NotPermitted",
    "503,67,Unavailable",
    "403,87,NotPermitted",
    "429,88,RateLimited",
    "400,88,RateLimited",
    "401,89,Unauthorized",
    "403,93,NotPermitted",
    "403,99,NotPermitted",
    "503,130,Unavailable",
    "500,131,Unavailable",
    "401,135,Unauthorized",
    "403,200,NotPermitted",
    "403,214,Invalid",
    "400,214,Invalid",
    "400,215,Unauthorized",
    "403,220,NotPermitted",
    "403,261,NotPermitted",
    "403,326,NotPermitted",
    "401,348,NotPermitted",
    "409,355,Conflict",
    "400,356,Invalid",
    "400,357,Invalid",
    "400,358,Invalid",
    "400,360,Invalid",
    "400,368,Invalid",
    "403,369,Invalid",
    "403,415,Invalid",
    "401,416,NotPermitted",
    "401,417,Invalid"
  })
  void xsCodeDecidesWhateverTheStatus(int status, int code, String kind) {
    XApiException refused = refused(status, error(code, "any"));

    assertThat(refused.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(refused.code()).hasValue(code);
    assertThat(refused.status()).hasValue(status);
  }

  @ParameterizedTest
  @CsvSource({
    "400,Invalid", "401,Unauthorized", "403,NotPermitted", "404,NotFound", "409,Conflict",
    "422,Invalid", "429,RateLimited", "500,Unavailable", "503,Unavailable", "302,Unavailable"
  })
  void theStatusDecidesWhereThereIsNoKnownCode(int status, String kind) {
    assertThat(refused(status, "<html>").getClass().getSimpleName()).isEqualTo(kind);
    assertThat(refused(status, error(9999, "any")).getClass().getSimpleName()).isEqualTo(kind);
    assertThat(refused(status, "").code()).isEmpty();
  }

  @Test
  void aKnownCodeBehindAnUnknownOneIsFound() {
    String body = "{\"errors\":[{\"code\":9999},{\"code\":\"89\",\"message\":\"m\"}]}";

    assertThat(refused(400, body)).isInstanceOf(Unauthorized.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Webhook URL does not meet the requirements. | does not like the webhook's URL
          Too many resources already created. | webhooks the account may have are in use
          Webhook URL does not meet the requirements. Invalid CRC token or json response format. | answer to X's challenge is wrong
          High latency on CRC GET request. Your webhook should respond in less than 3 seconds. | too late
          Non-200 response code during CRC GET request (i.e. 404, 500, etc). | another status than 200
          Webhook is marked invalid and requires a CRC check. | marked the webhook as invalid
          Webhook URL does not meet the requirements. Port other than 443 is not allowed. | port in the URL
          anything else | does not take the webhook
          """)
  void theManyCausesOf214AreToldApart(String message, String what) {
    assertThat(refused(403, error(214, message)).explanation().what()).contains(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Webhook URL does not meet the requirements. Invalid CRC token or json response format. | true
          High latency on CRC GET request. Your webhook should respond in less than 3 seconds. | true
          Non-200 response code during CRC GET request (i.e. 404, 500, etc). | true
          Webhook is marked invalid and requires a CRC check. | true
          Webhook URL does not meet the requirements. | false
          Too many resources already created. | false
          words that X is not known to use, marked invalid | false
          """)
  void whatIsAboutTheChallengeIsTold(String message, boolean ofChallenge) {
    assertThat(refused(400, error(214, message)))
        .isInstanceOfSatisfying(
            Invalid.class, refused -> assertThat(refused.isOfChallenge()).isEqualTo(ofChallenge));
  }

  @ParameterizedTest
  @EnumSource(XCode.class)
  void everyCodeIsExplainedInFull(XCode code) {
    assertThat(code.explanation().what()).isNotBlank().doesNotEndWith(".");
    assertThat(code.explanation().cause()).endsWith(".");
    assertThat(code.explanation().remedy()).endsWith(".");
  }

  @Test
  void onlyXsOwnWordsArePassedOn() {
    var known = refused(403, error(99, "You don’t have access to this resource."));
    var other = refused(403, error(99, "token hunter2 is bad"));

    assertThat(known.words()).contains("You don't have access to this resource.");
    assertThat(other.words()).isEmpty();
    assertThat(other).hasMessageNotContaining("hunter2").hasNoCause();
  }

  @Test
  void theMessageSaysWhatWhyAndWhatToDo() {
    assertThat(refused(401, error(135, "any")))
        .hasMessage(
            "GET /1.1/account_activity/webhooks.json: The request's time stamp is out of bounds"
                + " (HTTP 401, code 135). The clock of the machine that signed it is off. Set that"
                + " machine's clock by NTP.");
  }

  @Test
  void code99IsAboutTheCredentialsWhereATokenIsAskedFor() {
    var answer = answer(403, error(99, "Unable to verify your credentials"));

    assertThat(refusals.of(OAuthEndpoint.BEARER_TOKEN, answer)).isInstanceOf(Unauthorized.class);
  }

  @Test
  void theLimitEndsWhenXSays() {
    var answer = answer(429, Optional.of("1793534460"), Optional.of("5"), "");

    assertThat(resetAt(answer)).isEqualTo(Instant.ofEpochSecond(1793534460));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          90                            | 2026-11-01T12:01:30Z
          Sun, 01 Nov 2026 12:05:00 GMT | 2026-11-01T12:05:00Z
          soon                          | 2026-11-01T12:15:00Z
          99999999999999999999          | 2026-11-01T12:15:00Z
          """)
  void elseWhenAProxySaysElseInFifteenMinutes(String retryAfter, Instant end) {
    assertThat(resetAt(answer(429, Optional.empty(), Optional.of(retryAfter), ""))).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{\"errors\":1}", "{\"errors\":[1,{}]}", "{\"errors\":{}}"})
  void aBodyOfAnotherFormIsNoError(String body) {
    assertThat(refused(401, body)).isInstanceOf(Unauthorized.class);
    assertThat(refused(401, body).code()).isEmpty();
  }

  private Instant resetAt(Answer answer) {
    return ((RateLimited) refusals.of(AccountActivityEndpoint.LIST_WEBHOOKS, answer)).resetAt();
  }

  private XApiException refused(int status, String body) {
    return refusals.of(AccountActivityEndpoint.LIST_WEBHOOKS, answer(status, body));
  }

  private static Answer answer(int status, String body) {
    return answer(status, Optional.empty(), Optional.empty(), body);
  }

  private static Answer answer(
      int status, Optional<String> reset, Optional<String> retryAfter, String body) {
    return new Answer(status, Optional.empty(), Optional.empty(), reset, retryAfter, body);
  }

  private static String error(int code, String message) {
    return "{\"errors\":[{\"code\":" + code + ",\"message\":\"" + message + "\"}]}";
  }
}
