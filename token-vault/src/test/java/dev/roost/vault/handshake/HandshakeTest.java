package dev.roost.vault.handshake;

import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.roost.testsupport.net.Reply;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.SecondOpinion;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class HandshakeTest {

  private static final String HANDSHAKES = "/api/v1/apps/connecting/handshakes";
  private static final String ACCESS = "/oauth/access_token";

  @Inject DataSource source;
  @Inject HandshakeSweepJob sweeper;
  private FakeX x;

  @BeforeEach
  void anAppAndX() {
    x =
        FakeX.start()
            .givesRequestToken("request-token-1", "request-token-secret-1")
            .givesAccess("501", "501-access-token", "access-token-secret-of-501");
    putApp("connecting");
  }

  @AfterEach
  void goodbye() {
    x.close();
  }

  @Test
  void aUserIsSentToXWithTheAppsSignature() {
    Response begun = begin();

    begun
        .then()
        .statusCode(201)
        .header("Cache-Control", "no-store")
        .body("id", matchesPattern("[0-9a-f]{32}"))
        .body(
            "authorizeUrl",
            equalTo(FakeX.address() + "/oauth/authorize?oauth_token=request-token-1"));
    SecondOpinion opinion =
        SecondOpinion.on(x.asked("/oauth/request_token").getFirst().header("Authorization"));
    assertThat(opinion.says("oauth_callback"))
        .isEqualTo("https://connect.example.com/callback?a=1");
    assertThat(opinion.says("oauth_signature"))
        .isEqualTo(
            opinion.signature(
                "POST",
                FakeX.address() + "/oauth/request_token",
                "consumer-secret-of-connecting",
                ""));
  }

  @Test
  void theirYesBringsTheirTokenIntoTheVault() throws SQLException {
    String id = id(begin());

    Response connected = complete(id, "request-token-1");

    connected
        .then()
        .statusCode(200)
        .body("userId", equalTo("501"))
        .body("screenName", equalTo("user501"))
        .body("fingerprint", matchesPattern("[0-9a-f]{16}"));
    SecondOpinion opinion = SecondOpinion.on(x.asked(ACCESS).getFirst().header("Authorization"));
    assertThat(opinion.says("oauth_verifier")).isEqualTo("verifier");
    assertThat(opinion.says("oauth_signature"))
        .isEqualTo(
            opinion.signature(
                "POST",
                FakeX.address() + ACCESS,
                "consumer-secret-of-connecting",
                "request-token-secret-1"));
    asManager()
        .body(
            """
            {"method":"POST","as":"user","userId":"501",
             "url":"%s/1.1/account_activity/webhooks/1/subscriptions/all.json"}
            """
                .formatted(FakeX.address()))
        .post("/api/v1/apps/connecting/authorizations")
        .then()
        .statusCode(200)
        .body("fingerprint", equalTo(connected.path("fingerprint")));
    assertThat(
            Database.of(source)
                .strings(
                    """
                    select action || ' ' || coalesce(user_id, '-') || ' ' || purpose || ' ' || outcome
                    from token_vault.audit where app = 'connecting' and action like '%-handshake'
                    order by id desc limit 2
                    """))
        .containsExactly(
            "complete-handshake 501 POST /oauth/access_token done",
            "begin-handshake - POST /oauth/request_token done");
  }

  @Test
  void aHandshakeIsCompletedOnce() throws Exception {
    String id = id(begin());

    List<Integer> answers;
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> calls =
          Stream.generate(() -> callers.submit(() -> complete(id, "request-token-1").statusCode()))
              .limit(8)
              .toList();
      answers = calls.stream().map(HandshakeTest::got).sorted().toList();
    }

    assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 409);
    assertThat(x.asked(ACCESS)).hasSize(1);
  }

  @Test
  void whoAsksAgainIsToldTheSameAndXIsNotAskedAgain() throws SQLException {
    String id = id(begin());
    Response first = complete(id, "request-token-1");

    Response again = complete(id, "request-token-1");
    Response withAnothersToken = complete(id, "request-token-2");
    Response no = asManager().delete(HANDSHAKES + "/" + id);

    first.then().statusCode(200).body("already", equalTo(false));
    again
        .then()
        .statusCode(200)
        .body("userId", equalTo("501"))
        .body("screenName", equalTo("user501"))
        .body("fingerprint", equalTo(first.path("fingerprint")))
        .body("already", equalTo(true));
    isUnknown(withAnothersToken);
    no.then().statusCode(200).body("userId", equalTo("501"));
    assertThat(x.asked(ACCESS)).hasSize(1);
    assertThat(
            Database.of(source)
                .strings(
                    """
                    select action || ' ' || outcome from token_vault.audit
                    where app = 'connecting' and user_id = '501' order by id desc limit 1
                    """))
        .containsExactly("complete-handshake unchanged");
  }

  @Test
  void whileXIsAskedAnotherRequestIsToldSo() throws SQLException {
    String id = id(begin());
    Database database = Database.of(source);
    String spent =
        "update token_vault.handshake set spent_at = now() - interval '%s' where id = '" + id + "'";
    database.run(spent.formatted("1 second"));

    Response soon = complete(id, "request-token-1");
    Response no = asManager().delete(HANDSHAKES + "/" + id);
    database.run(spent.formatted("1 minute"));
    Response afterwards = complete(id, "request-token-1");

    soon.then().statusCode(409).body("type", equalTo("urn:roost:problem:handshake-in-progress"));
    no.then().statusCode(204);
    isUnknown(afterwards);
    assertThat(x.asked(ACCESS)).isEmpty();
  }

  @Test
  void anotherHandshakesTokenDoesNotCompleteIt() {
    String id = id(begin());

    Response other = complete(id, "request-token-2");
    Response own = complete(id, "request-token-1");

    isUnknown(other);
    own.then().statusCode(200);
    assertThat(x.asked(ACCESS)).hasSize(1);
  }

  @Test
  void anotherAppCannotCompleteIt() {
    putApp("elsewhere");
    String id = id(begin());

    Response elsewhere =
        asManager()
            .body("{\"oauthToken\":\"request-token-1\",\"verifier\":\"verifier\"}")
            .post("/api/v1/apps/elsewhere/handshakes/" + id + "/completion");

    isUnknown(elsewhere);
    assertThat(x.asked(ACCESS)).isEmpty();
  }

  @Test
  void anExpiredHandshakeIsUnknownAndGoes() throws SQLException {
    String id = id(begin());
    String running = id(begin());
    Database database = Database.of(source);
    database.run(
        "update token_vault.handshake set expires_at = now() - interval '1 second' where id = '%s'"
            .formatted(id));

    Response late = complete(id, "request-token-1");
    sweeper.sweep().await().atMost(Duration.ofMinutes(1));

    isUnknown(late);
    assertThat(database.strings("select id from token_vault.handshake"))
        .contains(running)
        .doesNotContain(id);
  }

  @Test
  void theirNoEndsIt() {
    String id = id(begin());

    Response no = asManager().delete(HANDSHAKES + "/" + id);
    Response again = asManager().delete(HANDSHAKES + "/" + id);

    assertThat(no.statusCode()).isEqualTo(204);
    assertThat(again.statusCode()).isEqualTo(204);
    isUnknown(complete(id, "request-token-1"));
  }

  @Test
  void anAnswerOfXThatIsLostEndsItAndTheUserBeginsAgain() {
    String id = id(begin());
    x.on(ACCESS, new Reply.Disconnect());

    Response lost = complete(id, "request-token-1");
    x.givesAccess("502", "502-access-token", "access-token-secret-of-502");
    Response again = complete(id, "request-token-1");
    Response anew = complete(id(begin()), "request-token-1");

    lost.then().statusCode(503).body("type", equalTo("urn:roost:problem:x-unavailable"));
    isUnknown(again);
    anew.then().statusCode(200).body("userId", equalTo("502"));
  }

  @Test
  void whatXRefusesIsSaid() {
    x.on("/oauth/request_token", Reply.of(403, "<error code=\"415\">no</error>"));
    Response refused = begin();
    x.givesRequestToken("request-token-3", "request-token-secret-3");
    String id = id(begin());
    x.on(ACCESS, Reply.of(401, "{\"errors\":[{\"code\":32,\"message\":\"no\"}]}"));

    Response verifierRefused = complete(id, "request-token-3");

    refused.then().statusCode(502).body("type", equalTo("urn:roost:problem:x-refused"));
    verifierRefused.then().statusCode(502).body("type", equalTo("urn:roost:problem:x-refused"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"callback\":\"not an address\"}",
        "{\"callback\":\"/relative\"}",
        "{\"callback\":\"javascript:alert(1)\"}"
      })
  void aCallbackIsAWebAddress(String body) {
    Response answer = asManager().body(body).post(HANDSHAKES);

    answer.then().statusCode(400).body("type", equalTo("urn:roost:problem:invalid-request"));
  }

  private static Response begin() {
    return asManager()
        .body("{\"callback\":\"https://connect.example.com/callback?a=1\"}")
        .post(HANDSHAKES);
  }

  private static String id(Response begun) {
    return begun.then().statusCode(201).extract().path("id");
  }

  private static Response complete(String id, String oauthToken) {
    return asManager()
        .body("{\"oauthToken\":\"%s\",\"verifier\":\"verifier\"}".formatted(oauthToken))
        .post(HANDSHAKES + "/" + id + "/completion");
  }

  private static void isUnknown(Response answer) {
    answer.then().statusCode(404).body("type", equalTo("urn:roost:problem:unknown-handshake"));
  }

  private static Integer got(Future<Integer> call) {
    try {
      return call.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
