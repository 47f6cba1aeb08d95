package dev.roost.vault.signing;

import static dev.roost.vault.fixtures.Call.as;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putAppWithOwner;
import static dev.roost.vault.fixtures.Call.putToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.testsupport.issuer.Tokens;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.SecondOpinion;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AuthorizationTest {

  private static final String APP = "signer";
  private static final String PATH = "/api/v1/apps/signer/authorizations";
  private static final String ROOT = "/1.1/account_activity";

  private static final String OURS =
      """
      {"method":"%s","url":"%s","as":"%s"%s}
      """;

  @Inject DataSource source;
  private FakeX x;

  @BeforeEach
  void anAppAndX() {
    x = FakeX.start().givesBearer("AAAA%2FbearerOfSigner");
    putAppWithOwner(APP);
    putToken(APP, "42");
  }

  @AfterEach
  void goodbye() {
    x.close();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST,   /webhooks.json?url=https%3A%2F%2Fa.example%2Fwebhooks%2Fsigner%2Fmain, app-owner
          PUT,    /webhooks/1234.json,                          app-owner
          POST,   /webhooks/1234/subscriptions/all.json,        user
          GET,    /webhooks/1234/subscriptions/all.json,        user
          DELETE, /webhooks/1234.json,                          app-owner
          DELETE, /webhooks/1234/subscriptions/all.json,        user
          """)
  void eachEndpointGetsTheHeaderOfItsKindForTheServiceThatCallsIt(
      String method, String path, String kind) {
    String url = FakeX.address() + ROOT + path;

    Response answer = ask("subscription-manager", method, url, kind);
    Response refused = ask("replay-worker", method, url, kind);

    answer.then().statusCode(200).header("Cache-Control", "no-store");
    String header = answer.jsonPath().getString("authorization");
    if (kind.equals("app-owner")) {
      isSigned(header, method, url, "owner-token-signer", "owner-secret-of-signer");
    } else {
      isSigned(header, method, url, "42-token", "token-secret-of-42");
    }
    isDenied(refused);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          subscription-manager, GET,    /webhooks.json,                                 v1-list-webhooks
          subscription-manager, GET,    /subscriptions/count.json,                      v1-count-subscriptions
          subscription-manager, GET,    /webhooks/1234/subscriptions/all/list.json,     v1-list-subscriptions
          subscription-manager, DELETE, /webhooks/1234/subscriptions/42/all.json,       v1-unsubscribe
          replay-worker, POST, /replay/webhooks/1234/subscriptions/all.json?from_date=202611240900&to_date=202611240910, v1-replay
          """)
  void theBearerLeavesTheVaultForNobodyAndTheOtherWayIsNamed(
      String service, String method, String path, String operation) {
    Response answer = ask(service, method, FakeX.address() + ROOT + path, "app-only");

    isDenied(answer);
    answer
        .then()
        .body("detail", containsString("/calls"))
        .body("detail", containsString(operation));
    assertThat(x.asked("/oauth2/token")).isEmpty();
  }

  /** Services and vault are upgraded one after the other. */
  @Test
  void whatServicesOfTheVersionBeforeWriteIsRead() {
    String url = FakeX.address() + ROOT + "/webhooks/1234/subscriptions/all.json";

    Response answer = ask("subscription-manager", "POST", url, "user", ",\"refused\":null");

    answer.then().statusCode(200);
  }

  private static void isSigned(
      String header, String method, String url, String token, String tokenSecret) {
    SecondOpinion opinion = SecondOpinion.on(header);
    assertThat(opinion.says("oauth_consumer_key")).isEqualTo("consumer-key-signer");
    assertThat(opinion.says("oauth_token")).isEqualTo(token);
    assertThat(opinion.says("oauth_signature"))
        .isEqualTo(opinion.signature(method, url, "consumer-secret-of-signer", tokenSecret));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    {x}/1.1/account_activity/webhooks.json,                                user
          GET,    {x}/1.1/account_activity/webhooks.json,                                app-owner
          POST,   {x}/1.1/account_activity/webhooks/1/subscriptions/all.json,            app-owner
          POST,   {x}/1.1/account_activity/webhooks/1/subscriptions/all.json,            app-only
          DELETE, {x}/1.1/account_activity/webhooks/1.json,                              app-only
          GET,    {x}/1.1/account_activity/webhooks/1/subscriptions/all.json,            app-only
          POST,   {x}/1.1/account_activity/replay/webhooks/1/subscriptions/all.json,     app-only
          GET,    {x}/1.1/statuses/home_timeline.json,                                   user
          POST,   {x}/1.1/direct_messages/events/new.json,                               user
          POST,   {x}/oauth2/invalidate_token,                                           app-owner
          GET,    {x}/2/users/me,                                                        app-only
          PATCH,  {x}/1.1/account_activity/webhooks/1.json,                              app-owner
          get,    {x}/1.1/account_activity/webhooks.json,                                app-only
          PUT,    {x}/1.1/account_activity/webhooks/abc.json,                            app-owner
          PUT,    {x}/1.1/account_activity/webhooks/1%2F..%2F2.json,                     app-owner
          PUT,    {x}/1.1/account_activity/webhooks/../webhooks/1.json,                  app-owner
          DELETE, {x}/1.1/account_activity/webhooks/1/subscriptions/x/all.json,          app-only
          GET,    {x}/1.1/account_activity/webhooks.json/,                               app-only
          GET,    {x}//1.1/account_activity/webhooks.json,                               app-only
          GET,    https://api.x.com/1.1/account_activity/webhooks.json,                  app-only
          GET,    https://evil.example.com/1.1/account_activity/webhooks.json,           app-only
          GET,    http://localhost:1/1.1/account_activity/webhooks.json,                 app-only
          GET,    http://me@{host}/1.1/account_activity/webhooks.json,                   app-only
          GET,    https://{host}/1.1/account_activity/webhooks.json,                     app-only
          GET,    {x}/1.1/account_activity/webhooks.json#here,                           app-only
          """)
  void anythingElseIsNotTheServicesRequest(String method, String url, String kind)
      throws SQLException {
    String there =
        url.replace("{x}", FakeX.address())
            .replace("{host}", FakeX.address().substring("http://".length()));

    Response answer = ask("subscription-manager", method, there, kind);

    isDenied(answer);
    assertThat(lastOutcome()).isEqualTo("denied");
    assertThat(x.asked("/oauth2/token")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          subscription-manager | POST   | /webhooks.json                                                                        | app-owner |
          subscription-manager | POST   | /webhooks.json?url=                                                                   | app-owner |
          subscription-manager | POST   | /webhooks.json?url=https%3A%2F%2Fevil.example%2Fwebhooks%2Fsigner%2Fmain              | app-owner |
          subscription-manager | POST   | /webhooks.json?url=https%3A%2F%2Fa.example.evil.example%2Fwebhooks%2Fsigner%2Fmain    | app-owner |
          subscription-manager | POST   | /webhooks.json?url=https%3A%2F%2Fa.example%40evil.example%2Fwebhooks%2Fsigner%2Fmain  | app-owner |
          subscription-manager | POST   | /webhooks.json?url=http%3A%2F%2Fa.example%2Fwebhooks%2Fsigner%2Fmain                  | app-owner |
          subscription-manager | POST   | /webhooks.json?url=https%3A%2F%2Fa.example%2Fwebhooks%2Fother%2Fmain                  | app-owner |
          subscription-manager | POST   | /webhooks.json?url=https%3A%2F%2Fb.example%2Fwebhooks%2Fsigner%2Fmain                 | app-owner |
          subscription-manager | POST   | /webhooks.json?url=https%3A%2F%2Fa.example%2Fwebhooks%2Fsigner%2Fmain&url=https%3A%2F%2Fevil.example | app-owner |
          subscription-manager | POST   | /webhooks.json?url=https%3A%2F%2Fa.example%2Fwebhooks%2Fsigner%2Fmain&x=1             | app-owner |
          subscription-manager | POST   | /webhooks.json?url=https%3A%2F%2Fa.example%2Fwebhooks%2Fsigner%2Fmain                 | app-owner | url=https://evil.example
          subscription-manager | POST   | /webhooks.json                                                                        | app-owner | url=https://a.example/webhooks/signer/main
          subscription-manager | POST   | /webhooks/1234/subscriptions/all.json                                                 | user      | a=b
          subscription-manager | POST   | /webhooks/1234/subscriptions/all.json?a=b                                             | user      |
          subscription-manager | DELETE | /webhooks/1234.json?url=https%3A%2F%2Fa.example%2Fwebhooks%2Fsigner%2Fmain            | app-owner |
          subscription-manager | PUT    | /webhooks/1234.json?oauth_token=1                                                     | app-owner |
          subscription-manager | GET    | /webhooks.json?a                                                                      | app-only  |
          replay-worker        | POST   | /replay/webhooks/1234/subscriptions/all.json                                          | app-only  |
          replay-worker        | POST   | /replay/webhooks/1234/subscriptions/all.json?from_date=202611240900                   | app-only  |
          replay-worker        | POST   | /replay/webhooks/1234/subscriptions/all.json?from_date=202611240900&to_date=tomorrow  | app-only  |
          replay-worker        | POST   | /replay/webhooks/1234/subscriptions/all.json?from_date=202611240900&to_date=202611240910&to_date=202611240920 | app-only |
          replay-worker        | POST   | /replay/webhooks/1234/subscriptions/all.json?from_date=202611240900&to_date=202611240910 | app-only | a=b
          """)
  void aParameterOrBodyThatTheEndpointDoesNotHaveIsDenied(
      String service, String method, String path, String kind, @Nullable String form)
      throws SQLException {
    String[] pair = form == null ? new String[0] : form.split("=", 2);
    String body =
        pair.length == 0
            ? ""
            : ",\"form\":[{\"name\":\"%s\",\"value\":\"%s\"}]".formatted(pair[0], pair[1]);

    Response answer = ask(service, method, FakeX.address() + ROOT + path, kind, body);

    isDenied(answer);
    assertThat(lastOutcome()).isEqualTo("denied");
    assertThat(x.asked("/oauth2/token")).isEmpty();
  }

  private static void isDenied(Response answer) {
    answer
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:not-your-request"));
  }

  @Test
  void aUserWhoseTokenTheVaultDoesNotHoldIsNotSignedFor() throws SQLException {
    putToken(APP, "43");
    asAdmin().delete("/api/v1/apps/signer/users/43/token").then().statusCode(204);

    Response never = asUser("44");
    Response revoked = asUser("43");

    never.then().statusCode(404).body("type", equalTo("urn:roost:problem:unknown-user-token"));
    revoked.then().statusCode(404).body("type", equalTo("urn:roost:problem:unknown-user-token"));
    assertThat(lastOutcome()).isEqualTo("refused");
  }

  private static Response asUser(String userId) {
    String url = FakeX.address() + ROOT + "/webhooks/1/subscriptions/all.json";
    return asManager()
        .body(OURS.formatted("POST", url, "user", ",\"userId\":\"" + userId + "\""))
        .post(PATH);
  }

  @Test
  void whatIsMissingIsSaid() {
    putApp("ownerless");
    String url =
        FakeX.address() + ROOT + "/webhooks.json?url=https%3A%2F%2Fa.example%2Fwebhooks%2F";
    String body = OURS.formatted("POST", url + "ownerless%2Fmain", "app-owner", "");
    String nobodys = OURS.formatted("POST", url + "nobodys%2Fmain", "app-owner", "");

    Response noOwner = asManager().body(body).post("/api/v1/apps/ownerless/authorizations");
    Response noApp = asManager().body(nobodys).post("/api/v1/apps/nobodys/authorizations");

    noOwner.then().statusCode(409).body("type", equalTo("urn:roost:problem:no-owner-token"));
    noApp.then().statusCode(404).body("type", equalTo("urn:roost:problem:unknown-app"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"method\":\"GET\",\"as\":\"app-only\"}",
        "{\"method\":\"GET\",\"url\":\"/relative\",\"as\":\"app-only\"}",
        "{\"method\":\"GET\",\"url\":\"mailto:x\",\"as\":\"app-only\"}",
        "{\"method\":\"GET\",\"url\":\"https://api.x.com/?a=%zz\",\"as\":\"app-only\"}",
        "{\"method\":\"GET\",\"url\":\"https://api.x.com/\",\"as\":\"everyone\"}",
        "{\"method\":\"GET\",\"url\":\"https://api.x.com/\",\"as\":\"user\"}",
        "{\"method\":\"GET\",\"url\":\"https://api.x.com/\",\"as\":\"user\",\"userId\":\"me\"}",
        "{\"method\":\"GET\",\"url\":\"https://api.x.com/\",\"as\":\"app-only\",\"userId\":\"1\"}",
        "{\"method\":\"GET\",\"url\":\"https://api.x.com/\",\"as\":\"app-only\",\"form\":[{}]}"
      })
  void whatIsNotARequestIsAMistakeOfTheCallers(String body) {
    Response answer = asManager().body(body).post(PATH);

    answer.then().statusCode(400).body("type", equalTo("urn:roost:problem:invalid-request"));
  }

  @Test
  void everyUseIsWrittenDownWithWhatForAndWithoutIdsOrQuery() throws SQLException {
    String url = FakeX.address() + ROOT + "/webhooks/987654321/subscriptions/all.json";

    ask("subscription-manager", "POST", url, "user").then().statusCode(200);

    List<String> last =
        Database.of(source)
            .strings(
                """
                select caller || ' ' || action || ' ' || app || ' ' || user_id || ' ' || purpose
                  || ' ' || outcome || ' ' || (fingerprint ~ '^[0-9a-f]{16}$')
                from token_vault.audit order by id desc limit 1
                """);
    assertThat(last)
        .containsExactly(
            "system:serviceaccount:roost:subscription-manager authorize-request signer 42 POST"
                + " /1.1/account_activity/webhooks/{webhook_id}/subscriptions/all.json done true");
  }

  private String lastOutcome() throws SQLException {
    return Database.of(source)
        .strings("select outcome from token_vault.audit order by id desc limit 1")
        .getFirst();
  }

  private static Response ask(String service, String method, String url, String kind) {
    return ask(service, method, url, kind, "");
  }

  private static Response ask(String service, String method, String url, String kind, String more) {
    String user = kind.equals("user") ? ",\"userId\":\"42\"" : "";
    return as(Tokens.service(service))
        .body(OURS.formatted(method, url, kind, user + more))
        .post(PATH);
  }
}
