package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhooksV2Test {

  private static final String WEBHOOKS = "/2/webhooks";

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void anApp() {
    Simulator.forget();
    receiver.secret = Simulator.app("demo").getString("consumerSecret");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aWebhookIsMadeListedAndDeletedWithTheBearer() {
    Response made = create("bearer", receiver.url());
    String id = made.jsonPath().getString("data.id");
    Response listed = V2.bearer("demo", "GET", WEBHOOKS);
    Response deleted = V2.bearer("demo", "DELETE", WEBHOOKS + "/" + id);

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.jsonPath().getMap("data"))
        .containsOnlyKeys("id", "url", "valid", "created_at")
        .containsEntry("url", receiver.url())
        .containsEntry("valid", true);
    assertThat(made.jsonPath().getString("data.created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000Z");
    assertThat(listed.jsonPath().getList("data.id")).containsExactly(id);
    assertThat(listed.jsonPath().getInt("meta.result_count")).isEqualTo(1);
    assertThat(deleted.asString()).isEqualTo("{\"data\":{\"deleted\":true}}");
    assertThat(V2.bearer("demo", "GET", WEBHOOKS).asString())
        .isEqualTo("{\"data\":[],\"meta\":{\"result_count\":0}}");
  }

  @Test
  void theListShowsTheFieldsThatAreAskedForAndNoOther() {
    create("bearer", receiver.url());
    String path = WEBHOOKS + "?webhook_config.fields=";

    Response some = V2.bearer("demo", "GET", path + "id,valid");
    Response unknown = V2.bearer("demo", "GET", path + "secret");

    assertThat(some.jsonPath().getMap("data[0]")).containsOnlyKeys("id", "valid");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(V2.reason(unknown)).isEqualTo("QueryParamInvalid");
  }

  @Test
  void aChallengeOfVersion2IsNotSignedUnlessTheSwitchSaysSo() {
    create("bearer", receiver.url());
    V2.switches("challengeSignature", "sent");
    create("bearer", receiver.url() + "/2");

    assertThat(receiver.challenges).hasSize(2);
    assertThat(receiver.challenges.get(0).query()).startsWith("crc_token=").doesNotContain("nonce");
    assertThat(receiver.challenges.get(0).getHeader("x-twitter-webhooks-signature")).isNull();
    assertThat(receiver.challenges.get(1).query()).contains("&nonce=");
    assertThat(receiver.challenges.get(1).getHeader("x-twitter-webhooks-signature")).isNotNull();
    assertThat(receiver.challenges.get(1).getHeader("x-twitter-webhooks-signature-oauth2"))
        .isNotNull();
  }

  @Test
  void theClientSecretAnswersAChallengeAndTheConsumerSecretOnlyWhereXStillTakesIt() {
    V2.switches("challengeSecret", "clientSecret");

    Response consumer = create("bearer", receiver.url());
    receiver.secret = Simulator.get("/simulator/apps/demo").getString("clientSecret");
    Response client = create("bearer", receiver.url());
    Simulator.put("/simulator/apps/demo", "{\"clientSecret\":null}");
    receiver.secret = Simulator.get("/simulator/apps/demo").getString("consumerSecret");
    Response alone = create("bearer", receiver.url() + "/2");

    assertThat(V2.reason(consumer)).isEqualTo("CrcValidationFailed");
    assertThat(client.statusCode()).isEqualTo(200);
    assertThat(alone.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"url":"https://example.com/hook"} | UrlValidationFailed
          {"url":"nonsense"}                 | UrlValidationFailed
          {"url":"URL"}                      | DuplicateUrlFailed
          {"url":"URL/wrong"}                | CrcValidationFailed
          {}                                 | InvalidRequestBody
          {"url":"URL/2","valid":true}       | InvalidRequestBody
          {"url":1}                          | InvalidRequestBody
          nonsense                           | InvalidRequestBody
          """)
  void anAddressThatXDoesNotTakeIsRefusedWithItsReason(String body, String reason) {
    create("bearer", receiver.url());
    if (body.contains("wrong")) {
      receiver.secret = "wrong";
    }

    Response answer = V2.bearer("demo", "POST", WEBHOOKS, body.replace("URL", receiver.url()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(V2.reason(answer)).isEqualTo(reason);
    assertThat(answer.jsonPath().getString("title")).isEqualTo("Invalid Request");
    assertThat(answer.jsonPath().getString("detail"))
        .isEqualTo("One or more parameters to your request was invalid.");
    assertThat(answer.jsonPath().getString("type"))
        .isEqualTo("https://api.twitter.com/2/problems/invalid-request");
    assertThat(V2.bearer("demo", "GET", WEBHOOKS).jsonPath().getList("data")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"selfServe, 1", "enterprise, 5"})
  void anAccountHasAsManyWebhooksAsItsTierAllows(String tier, int most) {
    Simulator.put("/simulator/apps/demo", "{\"tier\":\"" + tier + "\"}");
    for (int i = 1; i <= most; i++) {
      create("bearer", receiver.url() + "/" + i).then().statusCode(200);
    }

    Response answer = create("bearer", receiver.url());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(V2.reason(answer)).isEqualTo("WebhookLimitExceeded");
  }

  @Test
  void a200ToAPutSaysThatAChallengeWasBegunAndTheListSaysHowItEnded() {
    String id = create("bearer", receiver.url()).jsonPath().getString("data.id");
    receiver.secret = "wrong";

    Response begun = V2.bearer("demo", "PUT", WEBHOOKS + "/" + id);

    assertThat(begun.statusCode()).isEqualTo(200);
    assertThat(begun.asString()).isEqualTo("{\"data\":{\"valid\":true}}");
    await().until(() -> !isValid());
  }

  @Test
  void aPutAnswersAfterTheChallengeWhereTheSwitchSaysSo() {
    String id = create("bearer", receiver.url()).jsonPath().getString("data.id");
    String right = receiver.secret;
    V2.switches("challenge", "awaited");
    receiver.secret = "wrong";

    Response failed = V2.bearer("demo", "PUT", WEBHOOKS + "/" + id);
    boolean valid = isValid();
    receiver.secret = right;
    Response passed = V2.bearer("demo", "PUT", WEBHOOKS + "/" + id);

    assertThat(failed.statusCode()).isEqualTo(400);
    assertThat(failed.jsonPath().getString("errors[0].message"))
        .isEqualTo(
            "CrcValidationFailed: URL returned bad response during CRC with error: Invalid"
                + " `response_token`");
    assertThat(valid).isFalse();
    assertThat(passed.statusCode()).isEqualTo(200);
    assertThat(isValid()).isTrue();
  }

  @Test
  void aPutSpeaksOfAnAttemptWhereTheSwitchSaysSo() {
    String id = create("bearer", receiver.url()).jsonPath().getString("data.id");
    V2.switches("challenge", "attempted");

    Response begun = V2.bearer("demo", "PUT", WEBHOOKS + "/" + id);

    assertThat(begun.asString()).isEqualTo("{\"data\":{\"attempted\":true}}");
    await().until(() -> receiver.challenges.size() == 2);
  }

  @ParameterizedTest
  @CsvSource({"PUT, 9", "PUT, nonsense", "DELETE, 9", "DELETE, nonsense", "PUT, OTHERS"})
  void aWebhookThatIsNotThereOrAnotherAppsHasNoValidId(String method, String id) {
    Simulator.app("other");
    String others = V2.webhook("other", receiver);

    Response answer = V2.bearer("demo", method, WEBHOOKS + "/" + id.replace("OTHERS", others));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(V2.reason(answer)).isEqualTo("WebhookIdInvalid");
  }

  @Test
  void theListsOfBothVersionsShowEachOthersUnlessTheyAreSeparate() {
    String old =
        Simulator.register("demo", receiver.url()).then().statusCode(200).extract().path("id");
    String id = create("bearer", receiver.url() + "/2").jsonPath().getString("data.id");

    List<String> shared = V2.bearer("demo", "GET", WEBHOOKS).jsonPath().getList("data.id");
    List<String> sharedByTheOther = oldList();
    V2.switches("webhookLists", "separate");

    assertThat(shared).containsExactly(old, id);
    assertThat(sharedByTheOther).containsExactly(old, id);
    assertThat(V2.bearer("demo", "GET", WEBHOOKS).jsonPath().<String>getList("data.id"))
        .containsExactly(id);
    assertThat(oldList()).containsExactly(old);
    assertThat(V2.reason(V2.bearer("demo", "PUT", WEBHOOKS + "/" + old)))
        .isEqualTo("WebhookIdInvalid");
  }

  @Test
  void webhooksAreManagedWithAUsersCredentialsTooUnlessTheBearerAloneIsTaken() {
    Response user = create("ada", receiver.url());
    V2.switches("management", "bearer");
    Response refused = create("ada", receiver.url() + "/2");

    assertThat(user.statusCode()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.jsonPath().getString("detail"))
        .isEqualTo(
            "Authenticating with OAuth 1.0a User Context is forbidden for this endpoint.  Supported"
                + " authentication types are [OAuth 2.0 Application-Only].");
    assertThat(refused.contentType()).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "forged"})
  void whoeverHasNoGoodCredentialsIsUnauthorized(String who) {
    for (String call : List.of("POST ", "GET ", "PUT /9", "DELETE /9", "POST /replay")) {
      String[] parts = call.split(" ", -1);
      Response answer = V2.as(who, "demo", parts[0], WEBHOOKS + parts[1], "{}");

      assertThat(answer.statusCode()).as(call).isEqualTo(401);
      assertThat(answer.asString())
          .isEqualTo(
              "{\"title\":\"Unauthorized\",\"detail\":\"Unauthorized\",\"type\":\"about:blank\","
                  + "\"status\":401}");
    }
  }

  @Test
  void anAppThatIsNotEnrolledIsForbiddenWithItsReason() {
    Simulator.put("/simulator/apps/demo", "{\"enrolled\":false}");

    Response answer = V2.bearer("demo", "GET", WEBHOOKS);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.jsonPath().getMap("$"))
        .containsAllEntriesOf(
            Map.of(
                "title", "Client Forbidden",
                "reason", "client-not-enrolled",
                "type", "https://api.twitter.com/2/problems/client-forbidden"));
  }

  @Test
  void everyAnswerTellsTheRateLimitOfItsOwnOperation() {
    String bearer = "Bearer " + XApi.bearer("demo");

    Response first = V2.call(bearer, "GET", WEBHOOKS, "");
    Response second = V2.call(bearer, "GET", WEBHOOKS, "");
    Response other = V2.call(bearer, "DELETE", WEBHOOKS + "/9", "");

    assertThat(first.getHeader("x-rate-limit-limit")).isEqualTo("450");
    assertThat(first.getHeader("x-rate-limit-remaining")).isEqualTo("449");
    assertThat(second.getHeader("x-rate-limit-remaining")).isEqualTo("448");
    assertThat(other.getHeader("x-rate-limit-remaining")).isEqualTo("449");
    assertThat(Long.parseLong(first.getHeader("x-rate-limit-reset")) * 1000)
        .isGreaterThan(System.currentTimeMillis() + 600_000);
  }

  @Test
  void oneCallTooManyIsRefusedWithTheCodeOfVersion1() {
    Simulator.put("/simulator/misanswers", "{\"rateLimited\":1}");

    Response answer = V2.bearer("demo", "GET", WEBHOOKS);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.asString())
        .isEqualTo("{\"errors\":[{\"code\":88,\"message\":\"Rate limit exceeded\"}]}");
    assertThat(V2.bearer("demo", "GET", WEBHOOKS).statusCode()).isEqualTo(200);
  }

  @Test
  void theHostOfProblemsIsTheNewOneWhereTheSwitchSaysSo() {
    V2.switches("problemHost", "api.x.com");

    Response answer = V2.bearer("demo", "DELETE", WEBHOOKS + "/9");

    assertThat(answer.jsonPath().getString("type"))
        .isEqualTo("https://api.x.com/2/problems/invalid-request");
  }

  @Test
  void callsOfVersion2AreInTheLogOfCalls() {
    V2.bearer("demo", "GET", WEBHOOKS);
    V2.as("nobody", "demo", "GET", WEBHOOKS, "");

    assertThat(Simulator.get("/simulator/calls").getList("path"))
        .containsExactly(WEBHOOKS, WEBHOOKS);
    assertThat(Simulator.get("/simulator/calls").getList("as")).containsExactly("app-only", "none");
  }

  private static Response create(String who, String url) {
    return V2.as(who, "demo", "POST", WEBHOOKS, "{\"url\":\"" + url + "\"}");
  }

  private static boolean isValid() {
    return V2.bearer("demo", "GET", WEBHOOKS).jsonPath().getBoolean("data[0].valid");
  }

  private static List<String> oldList() {
    return XApi.alone("demo", "GET", XApi.ACCOUNT + "/webhooks.json").jsonPath().getList("id");
  }
}
