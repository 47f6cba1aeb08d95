package dev.roost.vault.invalidation;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.roost.testsupport.net.Reply;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.UserInvalidationStore;
import dev.roost.vault.credential.UserInvalidationStore.Claim;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.SecondOpinion;
import dev.roost.vault.fixtures.Surroundings;
import dev.roost.vault.rotation.RotationSteps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token that left use is invalidated at X, and nothing else is. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class UserInvalidationTest {

  private static final String INVALIDATE = "/1.1/oauth/invalidate_token.json";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Reply CONFIRMED = Reply.of(200, "{\"access_token\":\"?\"}");
  private static final Reply INVALID_ALREADY =
      Reply.of(401, "{\"errors\":[{\"code\":89,\"message\":\"Invalid or expired token\"}]}");

  @Inject InvalidationJob job;
  @Inject Invalidations invalidations;
  @Inject UserInvalidationStore work;
  @Inject RotationSteps rotation;
  @Inject Pool pool;
  @Inject DataSource source;

  @TestHTTPResource(value = "/metrics", management = true)
  String metrics;

  private FakeX x;

  @BeforeEach
  void nothingOfOtherTestsWaits() throws SQLException {
    Database.of(source).run("delete from token_vault.user_invalidation");
    x = FakeX.start().on(INVALIDATE, CONFIRMED);
  }

  @AfterEach
  void goodbye() {
    x.close();
  }

  @Test
  void aDeletedTokenIsInvalidatedAtXAndThenErased() throws SQLException {
    aUser("deleting", "7001");
    double before = counted("invalidated");

    asAdmin().delete(token("deleting", "7001")).then().statusCode(204);

    asAdmin()
        .get(token("deleting", "7001"))
        .then()
        .body("revokedAt", notNullValue())
        .body("invalidation.pendingSince", notNullValue())
        .body("invalidation.failures", equalTo(0));
    round();
    asAdmin().get(token("deleting", "7001")).then().body("invalidation", nullValue());
    assertThat(x.asked(INVALIDATE)).hasSize(1);
    assertSigned("consumer-secret-of-deleting", "7001-token", "token-secret-of-7001");
    assertThat(tokensKeptOf("deleting")).isEmpty();
    assertThat(trail("deleting")).isEqualTo("7001 POST " + INVALIDATE + " done vault");
    assertThat(counted("invalidated")).isEqualTo(before + 1);
    round();
    assertThat(x.asked(INVALIDATE)).hasSize(1);
  }

  @Test
  void aTokenThatIsReplacedIsInvalidatedAndTheNextOneIsNot() throws SQLException {
    aUser("replacing", "7002");
    putToken("replacing", "7002");
    round();
    assertThat(x.asked(INVALIDATE)).isEmpty();

    asAdmin()
        .body("{\"token\":\"7002-other-token\",\"secret\":\"other-token-secret-of-7002\"}")
        .put(token("replacing", "7002"))
        .then()
        .statusCode(200)
        .body("invalidation.pendingSince", notNullValue());
    round();

    assertThat(x.asked(INVALIDATE)).hasSize(1);
    assertSigned("consumer-secret-of-replacing", "7002-token", "token-secret-of-7002");
    assertThat(signed("replacing", "7002")).isEqualTo(200);
  }

  @Test
  void whatXKnowsAsInvalidIsDoneWith() throws SQLException {
    aUser("known", "7003");
    x.on(INVALIDATE, INVALID_ALREADY);

    asAdmin().delete(token("known", "7003"));
    round();

    assertThat(tokensKeptOf("known")).isEmpty();
    assertThat(trail("known")).isEqualTo("7003 POST " + INVALIDATE + " unchanged vault");
  }

  @Test
  void whileXIsAwayTheTokenStaysAndIsTriedAgain() throws SQLException {
    aUser("patient", "7004");
    x.on(INVALIDATE, Reply.of(503, ""));
    asAdmin().delete(token("patient", "7004"));

    round();
    round();

    assertThat(x.asked(INVALIDATE)).hasSize(1);
    assertThat(pauseInSeconds()).isBetween(400.0, 720.0);
    x.on(INVALIDATE, new Reply.Disconnect());
    becomesDue();
    round();
    asAdmin()
        .get(token("patient", "7004"))
        .then()
        .body("invalidation.failures", equalTo(2))
        .body("invalidation.lastFailure", notNullValue());
    assertThat(pauseInSeconds()).isBetween(1000.0, 1440.0);
    assertThat(tokensKeptOf("patient")).hasSize(1);

    x.on(INVALIDATE, CONFIRMED);
    becomesDue();
    round();
    assertThat(tokensKeptOf("patient")).isEmpty();
    assertThat(trail("patient")).endsWith(" done vault");
  }

  @Test
  void theSameTokenThatIsConnectedAgainMeanwhileStaysValid() throws SQLException {
    putApp("returning");
    x.givesRequestToken("request-token", "request-token-secret")
        .givesAccess("8", "8-access-token", "access-token-secret-of-8");
    connect("returning");
    asAdmin().delete(token("returning", "8")).then().statusCode(204);

    connect("returning");
    round();

    assertThat(x.asked(INVALIDATE)).isEmpty();
    assertThat(signed("returning", "8")).isEqualTo(200);
    assertThat(trail("returning")).isEqualTo("8 POST " + INVALIDATE + " unchanged vault");
  }

  @Test
  void aTokenThatIsTheOwnersStaysValid() throws SQLException {
    aUser("owned", "7006");
    asAdmin()
        .body("{\"owner\":{\"token\":\"7006-token\",\"secret\":\"token-secret-of-7006\"}}")
        .put("/api/v1/apps/owned");

    asAdmin().delete(token("owned", "7006"));
    round();

    assertThat(x.asked(INVALIDATE)).isEmpty();
    assertThat(tokensKeptOf("owned")).hasSize(1);
  }

  @Test
  void aTokenThatAnotherNameOfTheSameAppHasStaysValid() throws SQLException {
    aUser("one-name", "7050");
    aUser("other-name", "7050");

    asAdmin().delete(token("one-name", "7050"));
    round();

    assertThat(x.asked(INVALIDATE)).isEmpty();
    assertThat(signed("other-name", "7050")).isEqualTo(200);
  }

  @Test
  void whileXIsGivingATokenOutItIsWaited() throws SQLException {
    aUser("crossing", "7007");
    x.givesRequestToken("request-token", "request-token-secret");
    begin("crossing");
    Database database = Database.of(source);
    database.run("update token_vault.handshake set spent_at = now() where app = 'crossing'");
    asAdmin().delete(token("crossing", "7007"));

    round();

    assertThat(x.asked(INVALIDATE)).isEmpty();
    asAdmin().get(token("crossing", "7007")).then().body("invalidation.failures", equalTo(0));
    database.run("delete from token_vault.handshake where app = 'crossing'");
    becomesDue();
    round();
    assertThat(x.asked(INVALIDATE)).hasSize(1);
  }

  @Test
  void whoWasStoppedPastTheLeaseAsksXNothing() throws SQLException {
    aUser("stopped", "7008");
    asAdmin().delete(token("stopped", "7008"));
    Claim stopped =
        work.claim(pool, SecretKind.USER_INVALIDATION, Duration.ofMinutes(1), 1)
            .await()
            .atMost(PATIENCE)
            .getFirst();
    becomesDue();

    invalidations.work(stopped).await().atMost(PATIENCE);
    assertThat(x.asked(INVALIDATE)).isEmpty();

    round();
    invalidations.work(stopped).await().atMost(PATIENCE);
    assertThat(x.asked(INVALIDATE)).hasSize(1);
  }

  @Test
  void aRotationSealsItAnewAndItIsStillInvalidated() throws SQLException {
    aUser("rotated", "7009");
    asAdmin().delete(token("rotated", "7009"));

    asAdmin().post("/api/v1/apps/rotated/keys/rotation").then().statusCode(202);
    rotation.untilDone();

    assertThat(
            Database.of(source)
                .strings("select version from token_vault.data_key where app = 'rotated'"))
        .containsExactly("2");
    round();
    assertSigned("consumer-secret-of-rotated", "7009-token", "token-secret-of-7009");
  }

  @Test
  void aTokenThatXDoesNotConfirmForTooLongIsErasedAndThatIsSaid() throws SQLException {
    aUser("ageing", "7010");
    double before = counted("expired");
    asAdmin().delete(token("ageing", "7010"));
    Database.of(source)
        .run(
            "update token_vault.user_invalidation set wanted_at = now() - interval '169 hours' where app = 'ageing'");

    round();

    assertThat(x.asked(INVALIDATE)).isEmpty();
    assertThat(tokensKeptOf("ageing")).isEmpty();
    assertThat(trail("ageing")).isEqualTo("7010 POST " + INVALIDATE + " failed vault");
    assertThat(counted("expired")).isEqualTo(before + 1);
  }

  @Test
  void aConsumerSecretThatWasReplacedSignsAndAnotherConsumerKeyDoesNot() throws SQLException {
    aUser("resigned", "7011");
    asAdmin().delete(token("resigned", "7011"));
    consumer("resigned", "consumer-key-resigned", "renewed-secret-of-resigned");

    round();

    assertSigned("renewed-secret-of-resigned", "7011-token", "token-secret-of-7011");
    putToken("resigned", "7011");
    asAdmin().delete(token("resigned", "7011"));
    consumer("resigned", "another-consumer-key", "another-secret-of-resigned");
    round();
    assertThat(x.asked(INVALIDATE)).hasSize(1);
    assertThat(tokensKeptOf("resigned")).isEmpty();
    assertThat(trail("resigned")).isEqualTo("7011 POST " + INVALIDATE + " failed vault");
  }

  @Test
  void aTokenThatDoesNotOpenIsErased() throws SQLException {
    aUser("blurred", "7012");
    asAdmin().delete(token("blurred", "7012"));
    Database.of(source)
        .run(
            "update token_vault.secret set sealed = '\\x0102' where app = 'blurred' and kind = 'user-invalidation'");

    round();

    assertThat(x.asked(INVALIDATE)).isEmpty();
    assertThat(tokensKeptOf("blurred")).isEmpty();
  }

  @Test
  void whatTheUserRevokedAtXIsNotAskedOf() {
    aUser("left", "7013");

    asManager().body("{}").post("/api/v1/apps/left/users/7013/revocations").then().statusCode(200);
    round();

    asAdmin().get(token("left", "7013")).then().body("invalidation", nullValue());
    assertThat(x.asked(INVALIDATE)).isEmpty();
  }

  @Test
  void theAppIsShownAndAnnouncedAsBeforeWhileATokenWaits() {
    aUser("shown", "7014");
    asAdmin().delete(token("shown", "7014"));

    consumer("shown", "consumer-key-shown", "renewed-secret-of-shown");

    asAdmin()
        .get("/api/v1/apps/shown")
        .then()
        .statusCode(200)
        .body("credentials.kind", equalTo(List.of("consumer")));
  }

  private static void aUser(String app, String userId) {
    putApp(app);
    putToken(app, userId);
  }

  private static void consumer(String app, String key, String secret) {
    asAdmin()
        .body("{\"consumer\":{\"key\":\"%s\",\"secret\":\"%s\"}}".formatted(key, secret))
        .put("/api/v1/apps/" + app)
        .then()
        .statusCode(200);
  }

  private static String begin(String app) {
    return asManager()
        .body("{\"callback\":\"https://connect.example.com/callback\"}")
        .post("/api/v1/apps/" + app + "/handshakes")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void connect(String app) {
    asManager()
        .body("{\"oauthToken\":\"request-token\",\"verifier\":\"verifier\"}")
        .post("/api/v1/apps/" + app + "/handshakes/" + begin(app) + "/completion")
        .then()
        .statusCode(200);
  }

  private static String token(String app, String userId) {
    return "/api/v1/apps/" + app + "/users/" + userId + "/token";
  }

  private static int signed(String app, String userId) {
    return asManager()
        .body(
            """
            {"method":"POST","as":"user","userId":"%s",
             "url":"%s/1.1/account_activity/webhooks/1/subscriptions/all.json"}
            """
                .formatted(userId, FakeX.address()))
        .post("/api/v1/apps/" + app + "/authorizations")
        .statusCode();
  }

  private void round() {
    job.round().await().atMost(PATIENCE);
  }

  private void becomesDue() throws SQLException {
    Database.of(source).run("update token_vault.user_invalidation set next_try_at = now()");
  }

  private double pauseInSeconds() throws SQLException {
    return Double.parseDouble(
        Database.of(source)
            .strings(
                "select extract(epoch from next_try_at - clock_timestamp()) from token_vault.user_invalidation")
            .getFirst());
  }

  private void assertSigned(String consumerSecret, String token, String tokenSecret) {
    SecondOpinion opinion = SecondOpinion.on(x.asked(INVALIDATE).getLast().header("Authorization"));
    assertThat(opinion.says("oauth_token")).isEqualTo(token);
    assertThat(opinion.says("oauth_signature"))
        .isEqualTo(
            opinion.signature("POST", FakeX.address() + INVALIDATE, consumerSecret, tokenSecret));
  }

  /** The users' tokens of which the bytes are still there, an owner's included. */
  private List<String> tokensKeptOf(String app) throws SQLException {
    return Database.of(source)
        .strings(
            "select kind from token_vault.secret where app = '%s' and kind in ('user', 'user-invalidation', 'owner') and sealed is not null"
                .formatted(app));
  }

  private String trail(String app) throws SQLException {
    return Database.of(source)
        .strings(
            """
            select user_id || ' ' || purpose || ' ' || outcome || ' ' || caller_kind
            from token_vault.audit
            where app = '%s' and action = 'revoke-user-token' and purpose is not null
            order by id desc limit 1
            """
                .formatted(app))
        .getFirst();
  }

  private double counted(String outcome) {
    return given()
        .get(metrics)
        .asString()
        .lines()
        .filter(line ->
            line.startsWith("roost_vault_user_token_invalidations_total{")
                && line.contains("outcome=\"" + outcome + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
