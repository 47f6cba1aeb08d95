package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** X's own endpoints, wrong on purpose. */
@QuarkusTest
class MisanswerTest {

  private static final String LIST = XApi.ACCOUNT + "/webhooks.json";

  private static final Duration LATE = Duration.ofMillis(1_500);

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void anAppWithAWebhook() {
    Simulator.forget();
    receiver.secret = Simulator.app("demo").getString("consumerSecret");
    Simulator.post("/simulator/apps/demo/webhooks", "{\"url\":\"" + receiver.url() + "\"}");
  }

  @AfterEach
  void allRight() {
    misanswers("{}");
    receiver.close();
  }

  @Test
  void theListOfWebhooksCanLackThem() {
    assertThat(listed()).hasSize(1);

    misanswers("{\"webhooks\":\"empty\"}");
    assertThat(listed()).isEmpty();

    misanswers("{\"webhooks\":\"partial\"}");
    assertThat(listed()).isEmpty();

    misanswers("{}");
    assertThat(listed()).hasSize(1);
  }

  @Test
  void theListOfSubscribersCanLackThem() {
    String webhook = listed().getFirst();
    String ada = Simulator.user("ada");
    String ben = Simulator.user("ben");
    for (String user : List.of(ada, ben)) {
      RestAssured.put("/simulator/webhooks/" + webhook + "/subscriptions/" + user);
    }
    String path = XApi.ACCOUNT + "/webhooks/" + webhook + "/subscriptions/all/list.json";

    misanswers("{\"subscribers\":\"partial\"}");
    assertThat(call(path).jsonPath().getList("subscriptions.user_id")).containsExactly(ada);

    misanswers("{\"subscribers\":\"empty\"}");
    assertThat(call(path).jsonPath().getList("subscriptions")).isEmpty();
  }

  @Test
  void theNextCallsWithGoodCredentialsAreRefused() {
    misanswers("{\"unauthorized\":2,\"unauthorizedCode\":0}");

    assertThat(call(LIST).statusCode()).isEqualTo(401);
    Response second = call(LIST);
    assertThat(second.statusCode()).isEqualTo(401);
    assertThat(second.jsonPath().getList("errors")).isEmpty();
    assertThat(call(LIST).statusCode()).isEqualTo(200);

    misanswers("{\"unauthorized\":1}");
    assertThat(call(LIST).jsonPath().getInt("errors[0].code")).isEqualTo(32);
  }

  @Test
  void aRateLimitCanEndInThePastOrInAnotherAge() {
    misanswers("{\"rateLimited\":1,\"reset\":\"past\"}");
    Response past = call(LIST);
    assertThat(past.statusCode()).isEqualTo(429);
    assertThat(reset(past)).isLessThan(Instant.now().getEpochSecond());

    misanswers("{\"rateLimited\":1,\"reset\":\"far\"}");
    Response far = call(LIST);
    assertThat(far.statusCode()).isEqualTo(429);
    assertThat(reset(far)).isEqualTo(999_999_999_999L);
    assertThat(call(LIST).statusCode()).isEqualTo(200);
  }

  @RepeatedTest(10)
  void anAnswerCanBeLostAfterTheWorkWasDone() {
    String webhook = listed().getFirst();
    Signer ada = XApi.user("demo", "ada");
    String path = XApi.ACCOUNT + "/webhooks/" + webhook + "/subscriptions/all.json";

    misanswers("{\"lostAnswers\":1}");

    assertThatThrownBy(() -> XApi.signed(ada, "POST", path)).isInstanceOf(IOException.class);
    assertThat(XApi.signed(ada, "POST", path).statusCode()).isEqualTo(409);
    assertThat(Simulator.get("/simulator/webhooks/" + webhook + "/subscriptions").getList("$"))
        .containsExactly(Simulator.user("ada"));
  }

  @Test
  void anAnswerOfVersion2CanBeLostToo() {
    String webhook = listed().getFirst();
    Signer ada = XApi.user("demo", "ada");
    String path = "/2/account_activity/webhooks/" + webhook + "/subscriptions/all";

    misanswers("{\"lostAnswers\":1}");

    assertThatThrownBy(() -> V2.user(ada, "POST", path, "{}")).isInstanceOf(IOException.class);
    assertThat(V2.reason(V2.user(ada, "POST", path, "{}")))
        .isEqualTo("DuplicateSubscriptionFailed");
  }

  @Test
  void anAnswerCanBeLateAfterTheWorkWasDone() {
    String webhook = listed().getFirst();
    Signer ada = XApi.user("demo", "ada");
    String path = XApi.ACCOUNT + "/webhooks/" + webhook + "/subscriptions/all.json";

    misanswers("{\"lateAnswers\":1,\"lateMillis\":1500}");
    long began = System.nanoTime();
    Response late = XApi.signed(ada, "POST", path);

    assertThat(late.statusCode()).isEqualTo(204);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(LATE);
    assertThat(XApi.signed(ada, "POST", path).statusCode()).isEqualTo(409);
  }

  /** Each line: who calls, what for, and how X refuses the same once more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bearer | /2/webhooks                                              | {"url":"URL/second"} | DuplicateUrlFailed
          ada    | /2/account_activity/webhooks/WEBHOOK/subscriptions/all  | {}                   | DuplicateSubscriptionFailed
          bearer | /2/activity/subscriptions | {"event_type":"post.create","filter":{"user_id":"ADA"},"webhook_id":"WEBHOOK"} | DuplicateSubscription
          """)
  void anAnswerOfVersion2CanBeLateAfterTheWorkWasDone(
      String who, String path, String body, String refusal) {
    String webhook = listed().getFirst();
    String at = path.replace("WEBHOOK", webhook);
    String wish =
        body.replace("URL", receiver.url())
            .replace("WEBHOOK", webhook)
            .replace("ADA", Simulator.user("ada"));

    misanswers("{\"lateAnswers\":1,\"lateMillis\":1500}");
    long began = System.nanoTime();
    CompletableFuture<Response> late =
        CompletableFuture.supplyAsync(() -> V2.as(who, "demo", "POST", at, wish));
    await().until(() -> lateAnswersLeft() == 0);
    Response meanwhile = V2.as(who, "demo", "POST", at, wish);
    boolean wasStillWaiting = !late.isDone();

    assertThat(late.join().statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(LATE);
    assertThat(wasStillWaiting).isTrue();
    assertThat(V2.reason(meanwhile)).isEqualTo(refusal);
  }

  @Test
  void aLateAnswerOfVersion2OutlastsItsCallerAndTheWorkStaysDone() {
    String webhook = listed().getFirst();
    Signer ada = XApi.user("demo", "ada");
    String path = "/2/account_activity/webhooks/" + webhook + "/subscriptions/all";
    misanswers("{\"lateAnswers\":1,\"lateMillis\":60000}");

    HttpRequest request =
        HttpRequest.newBuilder(URI.create(XApi.url(path)))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(LATE)
            .header("Authorization", ada.sign("POST", XApi.url(path), ""))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient impatient = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> impatient.send(request, BodyHandlers.discarding()))
          .isInstanceOf(HttpTimeoutException.class);
      impatient.shutdownNow();
    }

    assertThat(Simulator.get("/simulator/webhooks/" + webhook + "/subscriptions").getList("$"))
        .containsExactly(Simulator.user("ada"));
    assertThat(V2.user(ada, "GET", path).jsonPath().getBoolean("data.subscribed")).isTrue();
  }

  @RepeatedTest(5)
  void theAnswerToARefreshCanBeLostAfterTheTokenWasUsed() {
    String token = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES).getString("refresh_token");

    misanswers("{\"lostAnswers\":1}");

    assertThatThrownBy(() -> OAuth2.refresh("demo", token)).isInstanceOf(IOException.class);
    assertThat(OAuth2.refresh("demo", token).statusCode()).isEqualTo(400);
    assertThat(Simulator.get("/simulator/oauth2/counts").getMap("[0]"))
        .containsEntry("refreshes", 1)
        .containsEntry("usedRefreshTokens", 1);
  }

  @Test
  void theAnswersToARevocationAndToWhoseTokenItIsCanBeLost() {
    String token = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES).getString("access_token");

    misanswers("{\"lostAnswers\":1}");
    int askedAgainByTheClient = OAuth2.me(token);
    int left = Simulator.get("/simulator/misanswers").getInt("lostAnswers");
    misanswers("{\"lostAnswers\":1}");

    assertThat(askedAgainByTheClient).isEqualTo(200);
    assertThat(left).isZero();
    assertThatThrownBy(() -> OAuth2.revoke("demo", token)).isInstanceOf(IOException.class);
    assertThat(OAuth2.me(token)).isEqualTo(401);
  }

  @Test
  void anAnswerCanFailAfterTheWorkWasDone() {
    String token = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES).getString("refresh_token");
    misanswers("{\"failedAnswers\":1}");

    Response failed = OAuth2.refresh("demo", token);

    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.asString())
        .isEqualTo("{\"errors\":[{\"code\":131,\"message\":\"Internal error\"}]}");
    assertThat(OAuth2.refresh("demo", token).statusCode()).isEqualTo(400);
  }

  @Test
  void aRefreshCanBeLate() {
    String token = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES).getString("refresh_token");
    misanswers("{\"lateAnswers\":1,\"lateMillis\":1500}");
    long began = System.nanoTime();

    Response late = OAuth2.refresh("demo", token);

    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(LATE);
  }

  @ParameterizedTest
  @CsvSource({"rateLimited, 429", "unavailable, 503"})
  void callsOfOAuth2AreRefusedWithNothingDone(String field, int status) {
    JsonPath tokens = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);
    String code = OAuth2.code("demo", "ada", OAuth2.BASIC_SCOPES);
    misanswers("{\"%s\":4}".formatted(field));

    int exchanged = OAuth2.exchange("demo", code).statusCode();
    int refreshed = OAuth2.refresh("demo", tokens.getString("refresh_token")).statusCode();
    int revoked = OAuth2.revoke("demo", tokens.getString("access_token")).statusCode();
    int told = OAuth2.me(tokens.getString("access_token"));

    assertThat(List.of(exchanged, refreshed, revoked, told)).containsOnly(status);
    assertThat(OAuth2.me(tokens.getString("access_token"))).isEqualTo(200);
    assertThat(OAuth2.exchange("demo", code).statusCode()).isEqualTo(200);
    assertThat(OAuth2.refresh("demo", tokens.getString("refresh_token")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void allOfXCanBeUnavailable() {
    misanswers("{\"unavailable\":2}");

    assertThat(call(LIST).statusCode()).isEqualTo(503);
    assertThat(V2.bearer("demo", "GET", "/2/webhooks").statusCode()).isEqualTo(503);
    assertThat(call(LIST).statusCode()).isEqualTo(200);
  }

  @Test
  void wrongAnswersCanBeForSomePathsAlone() {
    JsonPath tokens = OAuth2.tokens("demo", "ada", OAuth2.BASIC_SCOPES);
    misanswers(
        "{\"lostAnswers\":1,\"rateLimited\":1,\"unauthorized\":1,\"paths\":[\"/2/oauth2/token\"]}");

    assertThat(call(LIST).statusCode()).isEqualTo(200);
    assertThat(OAuth2.me(tokens.getString("access_token"))).isEqualTo(200);
    assertThat(OAuth2.refresh("demo", tokens.getString("refresh_token")).statusCode())
        .isEqualTo(429);
    assertThatThrownBy(() -> OAuth2.refresh("demo", tokens.getString("refresh_token")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void thePageForPeopleIsSpared() {
    String page = OAuth2.authorizeUrl("demo", "users.read").replace("/i/", "/2/");
    misanswers("{\"lostAnswers\":1,\"failedAnswers\":1}");

    assertThat(RestAssured.given().urlEncodingEnabled(false).get(page).statusCode()).isEqualTo(200);
    assertThat(Simulator.get("/simulator/misanswers").getInt("lostAnswers")).isEqualTo(1);
  }

  @Test
  void aRefusalIsNeitherLostNorLate() {
    misanswers("{\"lostAnswers\":1,\"lateAnswers\":1}");

    assertThat(XApi.with("Bearer forged", "GET", LIST).statusCode()).isEqualTo(401);

    assertThat(Simulator.get("/simulator/misanswers").getInt("lostAnswers")).isEqualTo(1);
    assertThat(Simulator.get("/simulator/misanswers").getInt("lateAnswers")).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsRefused() {
    put("{\"lostAnswers\":-1}").then().statusCode(400);
    put("{\"lateMillis\":60001}").then().statusCode(400);
    put("{\"unauthorized\":-1}").then().statusCode(400);
    put("{\"webhooks\":\"none\"}").then().statusCode(400);
  }

  private static void misanswers(String json) {
    put(json).then().statusCode(200);
  }

  private static int lateAnswersLeft() {
    return Simulator.get("/simulator/misanswers").getInt("lateAnswers");
  }

  private static Response put(String json) {
    return RestAssured.given()
        .contentType(ContentType.JSON)
        .body(json)
        .put("/simulator/misanswers");
  }

  private static Response call(String path) {
    return XApi.with("Bearer " + XApi.bearer("demo"), "GET", path);
  }

  private static List<String> listed() {
    return call(LIST).then().statusCode(200).extract().jsonPath().getList("id");
  }

  private static long reset(Response answer) {
    return Long.parseLong(answer.header("x-rate-limit-reset"));
  }
}
