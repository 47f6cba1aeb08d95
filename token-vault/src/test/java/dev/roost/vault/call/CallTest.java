package dev.roost.vault.call;

import static dev.roost.vault.fixtures.Call.as;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putAppWithOwner;
import static dev.roost.vault.fixtures.Call.putToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.roost.testsupport.issuer.Tokens;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.SecondOpinion;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vault calls X itself: what it is asked, what X gets, what comes back, what is written down.
 */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class CallTest {

  private static final String BEARER = "AAAA%2FbearerOfCaller";
  private static final String PATH = "/api/v1/apps/caller/calls";
  private static final String URL = "https://a.example/webhooks/caller/main";

  @Inject DataSource source;
  private FakeX x;

  @BeforeEach
  void anAppAndX() {
    x = FakeX.start().givesBearer(BEARER);
    putAppWithOwner("caller");
    putToken("caller", "42");
  }

  @AfterEach
  void goodbye() {
    x.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          manager | v1-list-webhooks        | {}                                     |    | bearer | GET /1.1/account_activity/webhooks.json
          manager | v1-count-subscriptions  | {}                                     |    | bearer | GET /1.1/account_activity/subscriptions/count.json
          manager | v1-list-subscriptions   | {"webhook_id":"1"}                     |    | bearer | GET /1.1/account_activity/webhooks/1/subscriptions/all/list.json
          manager | v1-unsubscribe          | {"webhook_id":"1","user_id":"42"}      |    | bearer | DELETE /1.1/account_activity/webhooks/1/subscriptions/42/all.json
          worker  | v1-replay               | {"webhook_id":"1","from_date":"202611240900","to_date":"202611240910"} | | bearer | POST /1.1/account_activity/replay/webhooks/1/subscriptions/all.json?from_date=202611240900&to_date=202611240910
          manager | create-webhook          | {}                                     | {"url":"https://a.example/webhooks/caller/main"} | bearer | POST /2/webhooks
          manager | list-webhooks           | {"webhook_config.fields":"id,url"}     |    | bearer | GET /2/webhooks?webhook_config.fields=id%2Curl
          manager | challenge-webhook       | {"webhook_id":"1"}                     |    | bearer | PUT /2/webhooks/1
          manager | delete-webhook          | {"webhook_id":"1"}                     |    | bearer | DELETE /2/webhooks/1
          worker  | replay                  | {}                                     | {"webhook_id":"1","from_date":"202611240900","to_date":"202611240910"} | bearer | POST /2/webhooks/replay
          manager | subscribe-account       | {"webhook_id":"1"}                     | {} | user   | POST /2/account_activity/webhooks/1/subscriptions/all
          manager | check-account           | {"webhook_id":"1"}                     |    | user   | GET /2/account_activity/webhooks/1/subscriptions/all
          manager | count-accounts          | {}                                     |    | bearer | GET /2/account_activity/subscriptions/count
          manager | list-accounts           | {"webhook_id":"1"}                     |    | bearer | GET /2/account_activity/webhooks/1/subscriptions/all/list
          manager | unsubscribe-account     | {"webhook_id":"1","user_id":"42"}      |    | bearer | DELETE /2/account_activity/webhooks/1/subscriptions/42/all
          manager | create-subscription     | {}                                     | {"event_type":"dm.received","filter":{"user_id":"42"},"tag":"é \\" t","webhook_id":"1","expires_at":"2027-01-01T00:00:00Z"} | user | POST /2/activity/subscriptions
          manager | create-subscription     | {}                                     | {"event_type":"post.create","filter":{"user_id":"42"}} | bearer | POST /2/activity/subscriptions
          manager | create-subscription     | {}                                     | {"event_type":"follow.follow","filter":{"user_id":"42"}} | user | POST /2/activity/subscriptions
          manager | create-subscription     | {}                                     | {"event_type":"oauth.revoke","filter":{}} | bearer | POST /2/activity/subscriptions
          manager | list-subscriptions      | {"max_results":"1000","pagination_token":"ABCDEFGHIJKLMNOP","user_id":"42"} | | bearer | GET /2/activity/subscriptions?max_results=1000&pagination_token=ABCDEFGHIJKLMNOP&user_id=42
          manager | update-subscription     | {"subscription_id":"9"}                | {"tag":"t"} | bearer | PUT /2/activity/subscriptions/9
          manager | delete-subscription     | {"subscription_id":"9"}                |    | bearer | DELETE /2/activity/subscriptions/9
          manager | delete-subscriptions    | {"ids":"9,10"}                         |    | bearer | DELETE /2/activity/subscriptions?ids=9%2C10
          """)
  void eachOperationIsCalledAtXWithItsCredentialForTheServiceThatMay(
      String who,
      String operation,
      String parameters,
      @Nullable String body,
      String kind,
      String line) {
    String[] wanted = line.split(" ", 2);
    String path = wanted[1].replaceFirst("\\?.*", "");
    x.on(path, Reply.of(200, "{\"data\":{}}"));
    boolean isUser = kind.equals("user");
    String asked =
        request(
            operation, parameters, body, isUser ? ",\"as\":\"oauth1-user\",\"userId\":\"42\"" : "");

    Response answer = as(service(who)).body(asked).post(PATH);
    Response denied =
        as(service(who.equals("manager") ? "worker" : "manager")).body(asked).post(PATH);

    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("status", equalTo(200))
        .body("rateLimit", nullValue())
        .body("body", equalTo("{\"data\":{}}"));
    isDenied(denied);
    List<Request> seen = x.asked(path);
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().method()).isEqualTo(wanted[0]);
    assertThat(seen.getFirst().target()).isEqualTo(wanted[1]);
    assertThat(seen.getFirst().header("User-Agent")).matches("Roost-token-vault/\\S+");
    if (body == null) {
      assertThat(seen.getFirst().body()).isEmpty();
    } else {
      assertThat(new JsonObject(seen.getFirst().body())).isEqualTo(new JsonObject(body));
    }
    isAuthenticated(seen.getFirst(), isUser);
  }

  private static void isAuthenticated(Request seen, boolean isUser) {
    String header = seen.header("Authorization");
    if (!isUser) {
      assertThat(header).isEqualTo("Bearer " + BEARER);
      return;
    }
    SecondOpinion opinion = SecondOpinion.on(header);
    assertThat(opinion.says("oauth_token")).isEqualTo("42-token");
    assertThat(opinion.says("oauth_signature"))
        .isEqualTo(
            opinion.signature(
                seen.method(),
                FakeX.address() + seen.target(),
                "consumer-secret-of-caller",
                "token-secret-of-42"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          create-webhook       | {}                                  |                                                             |
          create-webhook       | {}                                  | {}                                                          |
          create-webhook       | {}                                  | {"url":"https://evil.example/webhooks/caller/main"}         |
          create-webhook       | {}                                  | {"url":"https://a.example/webhooks/other/main"}             |
          create-webhook       | {}                                  | {"url":"https://a.example@evil.example/webhooks/caller/x"}  |
          create-webhook       | {}                                  | {"url":["https://a.example/webhooks/caller/main"]}          |
          create-webhook       | {}                                  | {"url":"https://a.example/webhooks/caller/main","x":"1"}    |
          create-webhook       | {"url":"https://a.example"}         | {"url":"https://a.example/webhooks/caller/main"}            |
          list-webhooks        | {"webhook_config.fields":"secret"}  |                                                             |
          challenge-webhook    | {}                                  |                                                             |
          challenge-webhook    | {"webhook_id":"../1"}               |                                                             |
          challenge-webhook    | {"webhook_id":"12345678901234567890"} |                                                           |
          delete-webhook       | {"webhook_id":"1"}                  | {}                                                          |
          delete-webhook       | {"webhook_id":"1","x":"1"}          |                                                             |
          subscribe-account    | {"webhook_id":"1"}                  |                                                             | ,"as":"oauth1-user","userId":"42"
          subscribe-account    | {"webhook_id":"1"}                  | {"user_id":"43"}                                            | ,"as":"oauth1-user","userId":"42"
          subscribe-account    | {"webhook_id":"1"}                  | {}                                                          | ,"as":"bearer"
          subscribe-account    | {"webhook_id":"1"}                  | {}                                                          |
          count-accounts       | {}                                  |                                                             | ,"as":"oauth1-user","userId":"42"
          v1-list-webhooks     | {}                                  |                                                             | ,"as":"oauth1-user","userId":"42"
          v1-list-webhooks     | {}                                  | {}                                                          |
          v1-list-subscriptions | {"webhook_id":"x"}                 |                                                             |
          create-subscription  | {}                                  | {"event_type":"dm.received","filter":{"user_id":"42"}}      | ,"as":"bearer"
          create-subscription  | {}                                  | {"event_type":"dm.received","filter":{"user_id":"43"}}      | ,"as":"oauth1-user","userId":"42"
          create-subscription  | {}                                  | {"event_type":"dm.received","filter":{"user_id":"43"}}      | ,"userId":"42"
          create-subscription  | {}                                  | {"event_type":"dm.received","filter":{"user_id":"42"}}      |
          create-subscription  | {}                                  | {"event_type":"dm.received","filter":{}}                    | ,"as":"oauth1-user","userId":"42"
          create-subscription  | {}                                  | {"event_type":"dm.received","filter":{"user_id":"42","direction":"inbound"}} | ,"as":"oauth1-user","userId":"42"
          create-subscription  | {}                                  | {"event_type":"post.create","filter":{"user_id":42}}        |
          create-subscription  | {}                                  | {"event_type":"post.create","filter":"42"}                  |
          create-subscription  | {}                                  | {"event_type":"post.created","filter":{"user_id":"42"}}     |
          create-subscription  | {}                                  | {"event_type":"oauth.revoke","filter":{"user_id":"42"}}     |
          create-subscription  | {}                                  | {"event_type":"post.create","filter":{"user_id":"42"},"tag":""} |
          create-subscription  | {}                                  | {"event_type":"post.create","filter":{"user_id":"42"},"webhook_id":"x"} |
          create-subscription  | {}                                  | {"event_type":"post.create","filter":{"user_id":"42"},"expires_at":"tomorrow"} |
          create-subscription  | {}                                  | {"filter":{"user_id":"42"}}                                 |
          update-subscription  | {"subscription_id":"9"}             | {}                                                          |
          update-subscription  | {"subscription_id":"9"}             | {"filter":{"user_id":"43"}}                                 |
          list-subscriptions   | {"max_results":"1001"}              |                                                             |
          list-subscriptions   | {"pagination_token":"a&b"}          |                                                             |
          list-subscriptions   | {"user_id":"me"}                    |                                                             |
          delete-subscriptions | {"ids":""}                          |                                                             |
          delete-subscriptions | {"ids":"1,"}                        |                                                             |
          delete-subscriptions | {}                                  |                                                             |
          replay               | {}                                  | {"webhook_id":"1","from_date":"202611240900","to_date":"202611240910"} |
          """)
  void whatTheTableDoesNotSayIsDeniedAndXIsNotAsked(
      String operation, String parameters, @Nullable String body, @Nullable String more)
      throws SQLException {
    Response answer =
        asManager().body(request(operation, parameters, body, more == null ? "" : more)).post(PATH);

    isDenied(answer);
    assertThat(x.asked()).isEmpty();
    assertThat(trail(1)).singleElement().asString().startsWith("send-request ").contains(" denied");
  }

  @Test
  void noMoreThanAHundredIdsAndALongTagAreDenied() {
    String ids = "1" + ",1".repeat(100);
    String tag = "t".repeat(201);

    isDenied(ask("delete-subscriptions", "{\"ids\":\"" + ids + "\"}", null, ""));
    isDenied(
        ask("update-subscription", "{\"subscription_id\":\"9\"}", "{\"tag\":\"" + tag + "\"}", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"operation\":\"v1-subscribe\"}",
        "{\"operation\":\"CREATE_WEBHOOK\"}",
        "{\"operation\":\"users-me\"}",
        "{\"operation\":\"count-accounts\",\"as\":\"owner\"}",
        "{\"operation\":\"count-accounts\",\"as\":\"oauth1-user\"}",
        "{\"operation\":\"count-accounts\",\"as\":\"bearer\",\"userId\":\"42\"}",
        "{\"operation\":\"count-accounts\",\"userId\":\"ada\"}",
        "{\"operation\":\"count-accounts\",\"parameters\":{\"a\":null}}",
        "{\"operation\":\"count-accounts\",\"parameters\":{\"a\":1}}",
        "{\"operation\":\"count-accounts\",\"url\":\"https://api.x.com/2/users/me\"}"
      })
  void whatIsNotACallIsAMistakeOfTheCallers(String body) {
    asManager()
        .body(body)
        .post(PATH)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:roost:problem:invalid-request"));
    assertThat(x.asked()).isEmpty();
  }

  @Test
  void whereNoneIsNamedTheTableChoosesAndForUsersTheAppsSetting() throws SQLException {
    putApp("choosing");
    putToken("choosing", "42");
    x.on("/2/activity/subscriptions", Reply.of(200, "{}"));
    String wanted = request("create-subscription", "{}", privateType(), ",\"userId\":\"42\"");
    String path = "/api/v1/apps/choosing/calls";

    asManager()
        .body(wanted)
        .post(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:no-oauth2-user-token"))
        .body("detail", containsString("\"userCredential\":\"oauth1-user\""));
    assertThat(x.asked()).isEmpty();
    asAdmin()
        .body("{\"userCredential\":\"oauth1-user\"}")
        .put("/api/v1/apps/choosing")
        .then()
        .statusCode(200)
        .body("userCredential", equalTo("oauth1-user"));
    assertThat(trail(1)).containsExactly("choose-credential choosing null oauth1-user done null");
    asManager().body(wanted).post(path).then().statusCode(200);
    asManager()
        .body(wanted.replace("dm.received", "post.create"))
        .post(path)
        .then()
        .statusCode(200);

    assertThat(x.asked("/2/activity/subscriptions"))
        .extracting(request -> request.header("Authorization").split(" ")[0])
        .containsExactly("OAuth", "Bearer");
  }

  @Test
  void whoHasNoTokenOfTheKindIsNotCalledFor() {
    ask("create-subscription", "{}", privateType(), ",\"as\":\"oauth2-user\",\"userId\":\"42\"")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:no-oauth2-user-token"));
    ask(
            "create-subscription",
            "{}",
            privateType().replace("42", "77"),
            ",\"as\":\"oauth1-user\",\"userId\":\"77\"")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:roost:problem:unknown-user-token"));
    asManager()
        .body("{\"operation\":\"count-accounts\"}")
        .post("/api/v1/apps/nobodys/calls")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:roost:problem:unknown-app"));
  }

  @Test
  void whateverXAnswersIsHandedOnWithItsLimitsAndIsNoFailureOfTheVault() throws SQLException {
    x.on(
        "/2/webhooks",
        new Reply.Response(
            429,
            Map.of(
                "x-rate-limit-limit", "450",
                "x-rate-limit-remaining", "0",
                "x-rate-limit-reset", "1793534460",
                "Retry-After", "30"),
            "{\"errors\":[{\"code\":88}]}"));

    ask("list-webhooks", "{}", null, "")
        .then()
        .statusCode(200)
        .body("status", equalTo(429))
        .body("rateLimit.limit", equalTo(450))
        .body("rateLimit.remaining", equalTo(0))
        .body("rateLimit.reset", equalTo(1793534460))
        .body("retryAfter", equalTo("30"))
        .body("body", equalTo("{\"errors\":[{\"code\":88}]}"));

    assertThat(trail(2))
        .containsExactly(
            "send-request caller null GET /2/webhooks refused HTTP 429",
            "send-request caller null GET /2/webhooks begun null");
  }

  @Test
  void whereXGivesNoAnswerItMayHaveActedAndThatIsSaid() throws SQLException {
    x.on("/2/webhooks", new Reply.Silence());
    isUnreachable(ask("create-webhook", "{}", "{\"url\":\"" + URL + "\"}", ""));
    x.on("/2/webhooks", new Reply.Disconnect());
    isUnreachable(ask("create-webhook", "{}", "{\"url\":\"" + URL + "\"}", ""));
    x.on("/2/webhooks", new Reply.Flood(9 * 1024 * 1024));
    isUnreachable(ask("list-webhooks", "{}", null, ""));

    assertThat(trail(1))
        .containsExactly("send-request caller null GET /2/webhooks failed x-unreachable");
  }

  private static void isUnreachable(Response answer) {
    answer
        .then()
        .statusCode(503)
        .body("type", equalTo("urn:roost:problem:x-unreachable"))
        .body("detail", containsString("Whether it acted is not known"));
  }

  @Test
  void aCallInAUsersNameIsWrittenDownWithTheUserTheCredentialAndXsStatusAndNoIds()
      throws SQLException {
    x.on("/2/account_activity/webhooks/987/subscriptions/all", Reply.of(400, "{}"));

    ask(
            "subscribe-account",
            "{\"webhook_id\":\"987\"}",
            "{}",
            ",\"as\":\"oauth1-user\",\"userId\":\"42\"")
        .then()
        .statusCode(200);

    String to = " POST /2/account_activity/webhooks/{webhook_id}/subscriptions/all ";
    assertThat(trail(2))
        .containsExactly(
            "send-request caller 42" + to + "refused HTTP 400",
            "send-request caller 42" + to + "begun null");
    assertThat(
            Database.of(source)
                .strings("select fingerprint from token_vault.audit order by id desc limit 2"))
        .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{16}"));
  }

  private static void isDenied(Response answer) {
    answer
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:not-your-request"));
  }

  /** The last entries, the newest first. */
  private List<String> trail(int count) throws SQLException {
    return Database.of(source)
        .strings(
            """
            select action || ' ' || app || ' ' || coalesce(user_id, 'null') || ' ' || purpose
              || ' ' || outcome || ' ' || coalesce(reason, 'null')
            from token_vault.audit order by id desc limit %d
            """
                .formatted(count));
  }

  private static String privateType() {
    return "{\"event_type\":\"dm.received\",\"filter\":{\"user_id\":\"42\"}}";
  }

  private static Response ask(
      String operation, String parameters, @Nullable String body, String more) {
    return asManager().body(request(operation, parameters, body, more)).post(PATH);
  }

  private static String request(
      String operation, String parameters, @Nullable String body, String more) {
    return "{\"operation\":\"%s\",\"parameters\":%s%s%s}"
        .formatted(operation, parameters, body == null ? "" : ",\"body\":" + body, more);
  }

  private static String service(String who) {
    return Tokens.service(who.equals("manager") ? "subscription-manager" : "replay-worker");
  }
}
