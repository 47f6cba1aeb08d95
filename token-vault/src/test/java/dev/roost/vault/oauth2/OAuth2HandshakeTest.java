package dev.roost.vault.oauth2;

import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.vault.doubles.FakeOAuth2;
import dev.roost.vault.doubles.FakeOAuth2.Turn;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users let an app in by OAuth 2.0: what X is asked, what is kept, and what is told. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OAuth2HandshakeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject OAuth2SweepJob job;
  @Inject DataSource source;
  private FakeX x;
  private FakeOAuth2 oauth2;
  private Database database;

  @BeforeEach
  void aPlaceForX() throws SQLException {
    database = Database.of(source);
    database.run("delete from token_vault.oauth2_pending");
    x = FakeX.start();
    oauth2 = FakeOAuth2.at(x, "handshake");
  }

  @AfterEach
  void goodbye() {
    x.close();
    assertThat(oauth2.takenTwice()).isEmpty();
  }

  @Test
  void aUserConnectsAndIsToldAgainToWhoComesAgain() throws SQLException {
    OAuth2Flow.putApp("o2-connect");
    Response begun = OAuth2Flow.begin("o2-connect");
    begun
        .then()
        .statusCode(201)
        .header("Cache-Control", "no-store")
        .body("state", matchesPattern("[0-9a-f]{64}"))
        .body(
            "authorizeUrl",
            matchesPattern(
                "\\Q"
                    + FakeX.address()
                    + "/i/oauth2/authorize?\\E"
                    + "response_type=code&client_id=client-id-o2-connect&redirect_uri=[^&]+"
                    + "&scope=dm\\.read%20dm\\.write%20offline\\.access%20tweet\\.read%20users\\.read"
                    + "&state=[0-9a-f]{64}&code_challenge=[A-Za-z0-9_-]{43}&code_challenge_method=S256"));
    assertThat(x.asked()).isEmpty();

    OAuth2Flow.complete("o2-connect", begun, "code-1")
        .then()
        .statusCode(200)
        .body("userId", equalTo("42"))
        .body("username", equalTo("user42"))
        .body("missingScopes", empty())
        .body("scopes", hasItem("dm.read"))
        .body("already", equalTo(false));
    OAuth2Flow.complete("o2-connect", begun, "code-1")
        .then()
        .statusCode(200)
        .body("userId", equalTo("42"))
        .body("already", equalTo(true));

    List<Request> asked = x.asked(FakeOAuth2.TOKEN);
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().body())
        .contains("grant_type=authorization_code&code=code-1&redirect_uri=https%3A%2F%2F")
        .containsPattern("&code_verifier=[A-Za-z0-9_-]{43}$");
    assertThat(OAuth2Flow.state(database, "o2-connect", "42")).isEqualTo("active");
    assertThat(trail("o2-connect"))
        .containsSubsequence(
            "begin-handshake done",
            "complete-handshake begun",
            "complete-handshake done",
            "complete-handshake unchanged");
    assertThat(kinds("o2-connect"))
        .containsExactlyInAnyOrder(
            "consumer", "client", "oauth2-user", "webhook-consumer", "webhook-client");
    assertThat(new String(database.dump(), StandardCharsets.ISO_8859_1))
        .doesNotContain("canary-", begun.<String>path("state"));
  }

  @Test
  void whatIsNotGrantedIsMissing() throws SQLException {
    OAuth2Flow.putApp("o2-partial");
    oauth2.grants("tweet.read users.read");

    OAuth2Flow.complete("o2-partial", OAuth2Flow.begin("o2-partial"), "code-2")
        .then()
        .statusCode(200)
        .body("scopes", contains("offline.access", "tweet.read", "users.read"))
        .body("missingScopes", contains("dm.read", "dm.write"));

    assertThat(OAuth2Flow.state(database, "o2-partial", "42")).isEqualTo("missing-scope");
    OAuth2Flow.call("o2-partial", "42")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:missing-scope"));
    assertThat(x.asked(OAuth2Flow.SUBSCRIPTIONS)).isEmpty();
  }

  @Test
  void tokensSurviveACrashBeforeAnybodyKnowsWhoseTheyAre() throws SQLException {
    OAuth2Flow.putApp("o2-crash");
    x.on(FakeOAuth2.ME, Reply.status(503));
    Response begun = OAuth2Flow.begin("o2-crash");

    OAuth2Flow.complete("o2-crash", begun, "code-3")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:handshake-in-progress"));
    assertThat(kinds("o2-crash")).contains("oauth2-pending").doesNotContain("oauth2-user");
    x.on(FakeOAuth2.ME, FakeOAuth2.me("43"));
    becomesDue("o2-crash");
    job.identifyPending().await().atMost(PATIENCE);

    assertThat(OAuth2Flow.state(database, "o2-crash", "43")).isEqualTo("active");
    assertThat(kinds("o2-crash")).contains("oauth2-user").doesNotContain("oauth2-pending");
    OAuth2Flow.complete("o2-crash", begun, "code-3")
        .then()
        .statusCode(200)
        .body("userId", equalTo("43"))
        .body("already", equalTo(true));
    assertThat(oauth2.given()).isEqualTo(1);
  }

  @Test
  void whoAsksAgainWhileXHasNotSaidWhoseTheyAreGetsTheAnswer() {
    OAuth2Flow.putApp("o2-again");
    x.on(FakeOAuth2.ME, Reply.status(503));
    Response begun = OAuth2Flow.begin("o2-again");
    OAuth2Flow.complete("o2-again", begun, "code-4").then().statusCode(409);

    x.on(FakeOAuth2.ME, FakeOAuth2.me("44"));

    OAuth2Flow.complete("o2-again", begun, "code-4")
        .then()
        .statusCode(200)
        .body("userId", equalTo("44"))
        .body("already", equalTo(false));
  }

  @Test
  void tokensThatNobodyCanBeToldTheOwnerOfAreRevokedAndErased() throws SQLException {
    OAuth2Flow.putApp("o2-old");
    x.on(FakeOAuth2.ME, Reply.status(503));
    OAuth2Flow.complete("o2-old", OAuth2Flow.begin("o2-old"), "code-5").then().statusCode(409);
    database.run(
        "update token_vault.oauth2_pending set granted_at = granted_at - interval '121 minutes' where app = 'o2-old'");
    x.on(FakeOAuth2.REVOKE, Reply.status(503));
    becomesDue("o2-old");
    job.identifyPending().await().atMost(PATIENCE);
    assertThat(kinds("o2-old")).contains("oauth2-pending");

    x.on(FakeOAuth2.REVOKE, Reply.json(200, "{\"revoked\":true}"));
    becomesDue("o2-old");
    job.identifyPending().await().atMost(PATIENCE);

    assertThat(kinds("o2-old")).doesNotContain("oauth2-pending", "oauth2-user");
    assertThat(x.asked(FakeOAuth2.REVOKE).stream().map(Request::body).toList())
        .endsWith("token=canary-refresh-handshake-1", "token=canary-access-handshake-1");
    assertThat(trail("o2-old")).endsWith("revoke-user-token done");
  }

  @Test
  void aNoEndsTheHandshakeAndTokensThatAreHeldForIt() throws SQLException {
    OAuth2Flow.putApp("o2-no");
    x.on(FakeOAuth2.ME, Reply.status(503));
    Response begun = OAuth2Flow.begin("o2-no");
    OAuth2Flow.complete("o2-no", begun, "code-6").then().statusCode(409);

    asManager().delete(handshake("o2-no", begun)).then().statusCode(204);
    x.on(FakeOAuth2.ME, FakeOAuth2.me("46"));
    job.identifyPending().await().atMost(PATIENCE);

    OAuth2Flow.complete("o2-no", begun, "code-6")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:roost:problem:unknown-handshake"));
    assertThat(kinds("o2-no")).doesNotContain("oauth2-pending", "oauth2-user");
    assertThat(x.asked(FakeOAuth2.REVOKE)).hasSize(2);
  }

  @Test
  void aNoAfterAYesSaysWhoIsConnected() {
    OAuth2Flow.putApp("o2-late-no");
    Response begun = OAuth2Flow.begin("o2-late-no");
    OAuth2Flow.complete("o2-late-no", begun, "code-7").then().statusCode(200);

    asManager()
        .delete(handshake("o2-late-no", begun))
        .then()
        .statusCode(200)
        .body("userId", equalTo("42"))
        .body("already", equalTo(true));
  }

  @Test
  void anotherStateCompletesNothingAndSpendsNothing() {
    OAuth2Flow.putApp("o2-state");
    Response begun = OAuth2Flow.begin("o2-state");

    OAuth2Flow.complete("o2-state", begun.path("id"), "0".repeat(64), "code-8")
        .then()
        .statusCode(404);

    assertThat(x.asked(FakeOAuth2.TOKEN)).isEmpty();
    OAuth2Flow.complete("o2-state", begun, "code-8").then().statusCode(200);
  }

  @Test
  void aCodeThatXRefusesEndsTheHandshake() {
    OAuth2Flow.putApp("o2-refused");
    oauth2.then(Turn.REFUSE);
    Response begun = OAuth2Flow.begin("o2-refused");

    OAuth2Flow.complete("o2-refused", begun, "code-9")
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:roost:problem:x-refused"));
    OAuth2Flow.complete("o2-refused", begun, "code-9").then().statusCode(404);

    assertThat(x.asked(FakeOAuth2.TOKEN)).hasSize(1);
  }

  @Test
  void aCodeWhoseAnswerIsLostIsNotSentAgain() {
    OAuth2Flow.putApp("o2-lost");
    oauth2.then(Turn.LOSE);
    Response begun = OAuth2Flow.begin("o2-lost");

    OAuth2Flow.complete("o2-lost", begun, "code-10")
        .then()
        .statusCode(503)
        .body("type", equalTo("urn:roost:problem:x-unavailable"));

    assertThat(x.asked(FakeOAuth2.TOKEN)).hasSize(1);
  }

  @Test
  void anAppWithoutAClientLetsNobodyIn() {
    putApp("o2-none");

    OAuth2Flow.begin("o2-none")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:no-oauth2-client"));
    OAuth2Flow.begin("o2-nowhere")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:roost:problem:unknown-app"));
  }

  @Test
  void whoConnectsAnewIsUsedAtOnceAndTheFormerTokensAreNotRevoked() throws SQLException {
    OAuth2Flow.putApp("o2-anew");
    OAuth2Flow.connect(x, "o2-anew", "47");
    x.on(OAuth2Flow.SUBSCRIPTIONS, request -> Reply.of(200, request.header("Authorization")));
    database.run(
        "update token_vault.oauth2_user set state = 'reconnect-needed', cause = 'answer-lost' where app = 'o2-anew'");

    OAuth2Flow.connect(x, "o2-anew", "47");

    OAuth2Flow.call("o2-anew", "47")
        .then()
        .statusCode(200)
        .body("body", equalTo("Bearer canary-access-handshake-2"));
    assertThat(x.asked(FakeOAuth2.REVOKE)).isEmpty();
  }

  private static String handshake(String app, Response begun) {
    return "/api/v1/apps/" + app + "/oauth2/handshakes/" + begun.path("id");
  }

  private void becomesDue(String app) throws SQLException {
    database.run(
        "update token_vault.oauth2_pending set next_try_at = now() where app = '%s'"
            .formatted(app));
  }

  private List<String> kinds(String app) throws SQLException {
    return database.strings(
        "select kind from token_vault.secret where app = '%s' and ended_at is null".formatted(app));
  }

  private List<String> trail(String app) throws SQLException {
    return database.strings(
        "select action || ' ' || outcome from token_vault.audit where app = '%s' order by id"
            .formatted(app));
  }
}
