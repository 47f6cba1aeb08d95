package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.LocalAuthorizer.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.xapi.endpoint.XApiException.Conflict;
import dev.roost.xapi.endpoint.XApiException.Invalid;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import dev.roost.xapi.v2.Operation;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Version 2 has no codes: its two bodies of a refusal, and what comes out of them. */
final class RefusalsOfVersion2Test {

  private static final String PROBLEM = "https://api.twitter.com/2/problems/";

  private final Refusals refusals = new Refusals(CLOCK, new Random(7), RateLimitPause.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "CrcValidationFailed,Invalid",
    "UrlValidationFailed,Invalid",
    "DuplicateUrlFailed,Conflict",
    "WebhookLimitExceeded,Invalid",
    "WebhookIdInvalid,NotFound",
    "DuplicateSubscriptionFailed,Conflict",
    "DuplicateSubscription,Conflict",
    "SubscriptionLimitExceeded,Invalid",
    "SubscriptionNotFound,NotFound",
    "QueryParamInvalid,Invalid",
    "ReplayConflictError,Conflict",
    "SomethingNew,Invalid"
  })
  void theReasonBeforeTheColonDecides(String reason, String kind) {
    XApiException refused = refused(Operation.REPLAY, 400, invalid(reason + ": hunter2: details"));

    assertThat(refused.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(refused.code()).isEmpty();
    assertThat(refused.reason()).isEqualTo(Optional.of(known(reason)));
    assertThat(refused).hasMessageNotContaining("hunter2").hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "403,unsupported-authentication,NotPermitted",
    "403,oauth1-permissions,NotPermitted",
    "403,client-forbidden,NotPermitted",
    "403,not-authorized-for-resource,NotPermitted",
    "403,not-authorized-for-field,NotPermitted",
    "403,disallowed-resource,NotPermitted",
    "404,resource-not-found,NotFound",
    "429,usage-capped,RateLimited",
    "429,rate-limit-exceeded,RateLimited",
    "500,internal-error,Unavailable",
    "400,invalid-request,Invalid"
  })
  void theLastSegmentOfAProblemsTypeDecides(int status, String type, String kind) {
    for (String host : new String[] {PROBLEM, "https://api.x.com/2/problems/"}) {
      String body =
          "{\"title\":\"t\",\"detail\":\"hunter2\",\"type\":\"%s%s\",\"status\":%d}"
              .formatted(host, type, status);

      XApiException refused = refused(Operation.LIST_WEBHOOKS, status, body);

      assertThat(refused.getClass().getSimpleName()).isEqualTo(kind);
      assertThat(refused.reason()).contains(type);
      assertThat(refused).hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void theReasonOfAProblemAndItsTitleAreMoreTellingThanItsType() {
    assertThat(
            refused(
                    Operation.LIST_WEBHOOKS,
                    403,
                    "{\"reason\":\"client-not-enrolled\",\"title\":\"Client Forbidden\",\"type\":\"%s\"}"
                        .formatted(PROBLEM + "client-forbidden"))
                .reason())
        .contains("client-not-enrolled");
    assertThat(
            refused(
                    Operation.CREATE_SUBSCRIPTION,
                    403,
                    "{\"errors\":[{\"title\":\"Unsupported event type\"}],\"title\":\"Forbidden\",\"type\":\"about:blank\"}")
                .explanation()
                .what())
        .contains("does not offer this event type");
  }

  @ParameterizedTest
  @CsvSource({
    "400,Invalid",
    "401,Unauthorized",
    "403,NotPermitted",
    "404,NotFound",
    "409,Conflict",
    "429,RateLimited",
    "503,Unavailable"
  })
  void theStatusDecidesWhereNothingIsKnown(int status, String kind) {
    String blank = "{\"title\":\"t\",\"type\":\"about:blank\",\"status\":%d}".formatted(status);

    for (String body : new String[] {blank, "", "<html>", "[]", "{\"errors\":[1,null]}"}) {
      XApiException refused = refused(Operation.REPLAY, status, body);

      assertThat(refused.getClass().getSimpleName()).isEqualTo(kind);
      assertThat(refused.reason()).isEmpty();
    }
  }

  @Test
  void aCodeOfVersion11IsReadHereToo() {
    assertThat(
            refused(
                    Operation.LIST_WEBHOOKS,
                    429,
                    "{\"errors\":[{\"code\":88,\"message\":\"Rate limit exceeded\"}]}")
                .code())
        .hasValue(88);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "409|{\"title\":\"DuplicateSubscription\",\"detail\":\"x\",\"type\":\"about:blank\"}",
        "409|{\"title\":\"Conflict\"}",
        "409|",
        "400|{\"errors\":[{\"message\":\"DuplicateSubscription: x\"}]}",
        "400|{\"errors\":[{\"message\":\"A duplicate subscription exists\"}]}",
        "403|{\"title\":\"Forbidden\",\"detail\":\"Subscription already exists.\"}"
      })
  void aDuplicateIsKnownByWhateverXSaysOfOne(String answer) {
    String[] parts = answer.split("\\|", -1);

    XApiException refused =
        refused(Operation.CREATE_SUBSCRIPTION, Integer.parseInt(parts[0]), parts[1]);

    assertThat(refused)
        .isInstanceOfSatisfying(Conflict.class, it -> assertThat(it.isDuplicate()).isTrue());
  }

  @Test
  void aRunningReplayIsNoDuplicateAndNeitherIsAWordOfAnotherOperation() {
    assertThat(refused(Operation.REPLAY, 409, "{\"detail\":\"a duplicate\"}"))
        .isInstanceOfSatisfying(Conflict.class, it -> assertThat(it.isDuplicate()).isFalse());
    assertThat(refused(Operation.REPLAY, 400, invalid("ReplayConflictError: x")))
        .isInstanceOfSatisfying(Conflict.class, it -> assertThat(it.isDuplicate()).isFalse());
    assertThat(refused(Operation.LIST_WEBHOOKS, 400, invalid("a duplicate parameter")))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void whatIsAboutTheChallengeIsTold() {
    assertThat(refused(Operation.REPLAY, 400, invalid("CrcValidationFailed: x")))
        .isInstanceOfSatisfying(Invalid.class, it -> assertThat(it.isOfChallenge()).isTrue());
    assertThat(refused(Operation.REPLAY, 400, invalid("QueryParamInvalid: x")))
        .isInstanceOfSatisfying(Invalid.class, it -> assertThat(it.isOfChallenge()).isFalse());
  }

  @Test
  void onlyXsOwnWordForWhatIsNotThereProvesIt() {
    assertThat(isXsOwn(400, invalid("WebhookIdInvalid: x"))).isTrue();
    assertThat(isXsOwn(400, invalid("SubscriptionNotFound: x"))).isTrue();
    assertThat(isXsOwn(404, "{\"type\":\"" + PROBLEM + "resource-not-found\"}")).isTrue();
    assertThat(isXsOwn(404, "<html>no such page</html>")).isFalse();
    assertThat(isXsOwn(404, "{\"title\":\"Not Found\",\"type\":\"about:blank\"}")).isFalse();
  }

  @Test
  void onlyXsOwnWordsArePassedOn() {
    String known =
        "CrcValidationFailed: URL returned bad response during CRC with error: Invalid `response_token`";

    assertThat(refused(Operation.CREATE_WEBHOOK, 400, invalid(known)).words()).contains(known);
    assertThat(
            refused(Operation.CREATE_WEBHOOK, 400, invalid("UrlValidationFailed: hunter2")).words())
        .contains("UrlValidationFailed");
  }

  @Test
  void theMessageNamesTheReasonAndWhatIsTaken() {
    assertThat(
            refused(
                Operation.REPLAY,
                403,
                "{\"type\":\"" + PROBLEM + "unsupported-authentication\",\"status\":403}"))
        .hasMessage(
            "POST /2/webhooks/replay: X does not take this kind of credentials here (HTTP 403,"
                + " unsupported-authentication). They are good, and of another kind than the"
                + " operation takes. Use those it takes. This endpoint takes the app's bearer token"
                + " (OAuth 2.0).");
  }

  @Test
  void aRefusedBearerMayBeTakenLater() {
    assertThat(refused(Operation.REPLAY, 401, "{\"title\":\"Unauthorized\"}").passes()).isTrue();
    assertThat(refused(Operation.REPLAY, 400, invalid("QueryParamInvalid: x")).passes()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(XReason.class)
  void everyReasonIsExplainedInFull(XReason reason) {
    assertThat(reason.explanation().what()).isNotBlank().doesNotEndWith(".");
    assertThat(reason.explanation().cause()).endsWith(".");
    assertThat(reason.explanation().remedy()).endsWith(".");
  }

  private boolean isXsOwn(int status, String body) {
    return ((NotFound) refused(Operation.DELETE_WEBHOOK, status, body)).isXsOwn();
  }

  private XApiException refused(Operation operation, int status, String body) {
    Optional<String> none = Optional.empty();
    return refusals.of(operation, new Answer(status, none, none, none, none, body));
  }

  private static String invalid(String message) {
    return "{\"errors\":[{\"message\":\"%s\"}],\"title\":\"Invalid Request\",\"detail\":\"One or more parameters to your request was invalid.\",\"type\":\"%sinvalid-request\"}"
        .formatted(message, PROBLEM);
  }

  /** A reason that is not known is told by the type of the problem. */
  private static String known(String reason) {
    return Arrays.stream(XReason.values())
        .map(XReason::reason)
        .filter(reason::equals)
        .findFirst()
        .orElse("invalid-request");
  }
}
