package dev.roost.vault.invalidation;

import static dev.roost.vault.fixtures.Call.as;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Imported.answered;
import static dev.roost.vault.fixtures.Imported.both;
import static dev.roost.vault.fixtures.Imported.oauth2;
import static dev.roost.vault.fixtures.Imported.putAppWithClient;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.roost.testsupport.issuer.Tokens;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.vault.credential.SecretKind;
import dev.roost.vault.credential.UserInvalidationStore;
import dev.roost.vault.credential.UserInvalidationStore.Claim;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import dev.roost.vault.rotation.RotationSteps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user who is disconnected is out of use at once, and X has ended everything in the end. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DisconnectTest {

  private static final String INVALIDATE = "/1.1/oauth/invalidate_token.json";
  private static final String REVOKE = "/2/oauth2/revoke";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Reply REVOKED = Reply.of(200, "{\"revoked\":true}");

  @Inject InvalidationJob job;
  @Inject Invalidations invalidations;
  @Inject UserInvalidationStore work;
  @Inject RotationSteps rotation;
  @Inject Pool pool;
  @Inject DataSource source;

  private FakeX x;

  @BeforeEach
  void nothingOfOtherTestsWaits() throws SQLException {
    Database.of(source).run("delete from token_vault.user_invalidation");
    Database.of(source).run("delete from token_vault.oauth2_revocation");
    x = FakeX.start().on(INVALIDATE, Reply.of(200, "{\"access_token\":\"?\"}")).on(REVOKE, REVOKED);
  }

  @AfterEach
  void goodbye() {
    x.close();
  }

  @Test
  void bothKindsEndAtXTheRefreshTokenFirstAndThenNothingIsLeft() throws SQLException {
    putAppWithClient("both-end");
    answered("both-end", both("7101"));

    disconnect("both-end", "7101").statusCode(202).body("state", equalTo("revoking"));

    asAdmin()
        .get(user("both-end", "7101"))
        .then()
        .body("state", equalTo("revoking"))
        .body("oauth1", nullValue())
        .body("oauth2", nullValue());
    disconnect("both-end", "7101").statusCode(202).body("state", equalTo("revoking"));
    round();
    assertThat(x.asked(REVOKE))
        .extracting(Request::body)
        .containsExactly("token=refresh-of-7101-first", "token=access-of-7101-first");
    assertThat(x.asked(REVOKE))
        .extracting(request -> request.header("Authorization"))
        .containsOnly(basic("client-id-of-both-end", "client-secret-of-both-end"));
    assertThat(x.asked(INVALIDATE)).hasSize(1);
    assertThat(sealedOf("both-end")).isEmpty();
    asAdmin().get(user("both-end", "7101")).then().statusCode(404);
    disconnect("both-end", "7101").statusCode(200).body("state", equalTo("none"));
    assertThat(trail("both-end"))
        .containsExactly(
            "7101 POST " + INVALIDATE + " done vault", "7101 POST " + REVOKE + " done vault");
    round();
    assertThat(x.asked(REVOKE)).hasSize(2);
  }

  @Test
  void nothingIsSignedNorCalledForWhoIsDisconnected() {
    putAppWithClient("silent");
    answered("silent", both("7102"));
    assertThat(signed("silent", "7102")).isEqualTo(200);

    disconnect("silent", "7102").statusCode(202);

    assertThat(signed("silent", "7102")).isEqualTo(404);
    for (String as : List.of("oauth1-user", "oauth2-user")) {
      asManager()
          .body(
              """
              {"operation":"subscribe-account","parameters":{"webhook_id":"1"},"body":{},
               "as":"%s","userId":"7102"}
              """
                  .formatted(as))
          .post("/api/v1/apps/silent/calls")
          .then()
          .statusCode(as.equals("oauth1-user") ? 404 : 409);
    }
  }

  @Test
  void whileXIsAwayTheUserIsRevokingAndItIsTriedAgain() throws SQLException {
    putAppWithClient("waiting-x");
    answered("waiting-x", oauth2("7103", "first"));
    x.on(REVOKE, Reply.of(503, ""));
    disconnect("waiting-x", "7103").statusCode(202);

    round();
    round();

    assertThat(x.asked(REVOKE)).hasSize(1);
    asAdmin().get(user("waiting-x", "7103")).then().body("state", equalTo("revoking"));
    assertThat(sealedOf("waiting-x")).containsExactly("oauth2-revocation");
    x.on(REVOKE, REVOKED);
    becomesDue();
    round();
    assertThat(x.asked(REVOKE)).hasSize(3);
    assertThat(sealedOf("waiting-x")).isEmpty();
    asAdmin().get(user("waiting-x", "7103")).then().statusCode(404);
  }

  @Test
  void whatXAnswersToTheSecondTokenAloneIsTriedAgainWhole() throws SQLException {
    putAppWithClient("half");
    answered("half", oauth2("7104", "first"));
    x.on(REVOKE, request -> request.body().contains("access") ? Reply.of(503, "") : REVOKED);
    disconnect("half", "7104");
    round();
    assertThat(sealedOf("half")).hasSize(1);

    x.on(
        REVOKE,
        request ->
            request.body().contains("refresh")
                ? Reply.of(400, "{\"error\":\"invalid_request\"}")
                : REVOKED);
    becomesDue();
    round();

    assertThat(sealedOf("half")).isEmpty();
    assertThat(x.asked(REVOKE)).hasSize(4);
  }

  /** X does not say whether revoking one token ends all that the user has granted. */
  @Test
  void whoHasConnectedAgainMeanwhileKeepsWhatTheyGranted() throws SQLException {
    putAppWithClient("again");
    answered("again", oauth2("7105", "first"));
    disconnect("again", "7105").statusCode(202);
    answered("again", oauth2("7105", "second"));

    round();

    assertThat(x.asked(REVOKE)).isEmpty();
    asAdmin().get(user("again", "7105")).then().body("state", equalTo("active"));
    assertThat(sealedOf("again")).containsExactly("oauth2-user");
    assertThat(trail("again")).containsExactly("7105 POST " + REVOKE + " unchanged vault");
  }

  @Test
  void whoIsConnectedThroughAnotherNameOfTheSameClientKeepsWhatTheyGranted() throws SQLException {
    putAppWithClient("first-name");
    putApp("second-name");
    asAdmin()
        .body(
            "{\"client\":{\"id\":\"client-id-of-first-name\",\"secret\":\"client-secret-of-first-name\"}}")
        .put("/api/v1/apps/second-name");
    answered("first-name", oauth2("7106", "first"));
    answered("second-name", oauth2("7106", "second"));

    disconnect("first-name", "7106").statusCode(202);
    round();

    assertThat(x.asked(REVOKE)).isEmpty();
    assertThat(sealedOf("first-name")).isEmpty();
    assertThat(sealedOf("second-name")).containsExactly("oauth2-user");
  }

  @Test
  void whileXIsGivingTokensOutItIsWaited() throws SQLException {
    putAppWithClient("crossing2");
    answered("crossing2", oauth2("7107", "first"));
    Database database = Database.of(source);
    database.run(
        """
        insert into token_vault.oauth2_handshake
          (id, app, key_version, sealed, callback, requested_scopes, expires_at, spent_at)
        values ('crossing', 'crossing2', 1, '', 'https://a.example/', '{}',
          now() + interval '1 hour', now())
        """);
    disconnect("crossing2", "7107").statusCode(202);

    round();

    assertThat(x.asked(REVOKE)).isEmpty();
    database.run("delete from token_vault.oauth2_handshake where id = 'crossing'");
    becomesDue();
    round();
    assertThat(x.asked(REVOKE)).hasSize(2);
  }

  @Test
  void underAnotherClientXDoesNotKnowTheTokensAndIsNotAsked() throws SQLException {
    putAppWithClient("reclient");
    answered("reclient", oauth2("7108", "first"));
    disconnect("reclient", "7108");
    asAdmin()
        .body("{\"client\":{\"id\":\"another-client-id\",\"secret\":\"another-client-secret\"}}")
        .put("/api/v1/apps/reclient");

    round();

    assertThat(x.asked(REVOKE)).isEmpty();
    assertThat(sealedOf("reclient")).isEmpty();
    assertThat(trail("reclient")).containsExactly("7108 POST " + REVOKE + " failed vault");
  }

  @Test
  void whoWasStoppedPastTheLeaseAsksXNothing() throws SQLException {
    putAppWithClient("stopped2");
    answered("stopped2", oauth2("7109", "first"));
    disconnect("stopped2", "7109");
    Claim stopped =
        work.claim(pool, SecretKind.OAUTH2_REVOCATION, Duration.ofMinutes(1), 1)
            .await()
            .atMost(PATIENCE)
            .getFirst();
    becomesDue();

    invalidations.work(stopped).await().atMost(PATIENCE);
    assertThat(x.asked(REVOKE)).isEmpty();

    round();
    invalidations.work(stopped).await().atMost(PATIENCE);
    assertThat(x.asked(REVOKE)).hasSize(2);
  }

  @Test
  void aRotationSealsThemAnewAndTheyAreStillRevoked() throws SQLException {
    putAppWithClient("rotated2");
    answered("rotated2", oauth2("7110", "first"));
    disconnect("rotated2", "7110");

    asAdmin().post("/api/v1/apps/rotated2/keys/rotation").then().statusCode(202);
    rotation.untilDone();
    round();

    assertThat(x.asked(REVOKE))
        .extracting(Request::body)
        .containsExactly("token=refresh-of-7110-first", "token=access-of-7110-first");
  }

  @Test
  void whatDoesNotOpenIsErased() throws SQLException {
    putAppWithClient("blurred2");
    answered("blurred2", oauth2("7111", "first"));
    disconnect("blurred2", "7111");
    Database.of(source)
        .run(
            "update token_vault.secret set sealed = '\\x0102' where app = 'blurred2' and kind = 'oauth2-revocation'");

    round();

    assertThat(x.asked(REVOKE)).isEmpty();
    assertThat(sealedOf("blurred2")).isEmpty();
  }

  @Test
  void whoMayDisconnect() {
    putAppWithClient("guarded");

    asAdmin().delete(user("guarded", "7112") + "/credentials").then().statusCode(200);
    asManager().delete(user("guarded", "7112") + "/credentials").then().statusCode(200);
    as(Tokens.person("operator"))
        .delete(user("guarded", "7112") + "/credentials")
        .then()
        .statusCode(403);
    asAdmin().delete("/api/v1/apps/not-there/users/1/credentials").then().statusCode(404);
  }

  /** X sends it because the vault has had the tokens revoked. */
  @Test
  void theRevocationThatXSendsAfterwardsIsOurOwnAndChangesNothing() {
    putAppWithClient("echo");
    answered("echo", both("7113"));
    disconnect("echo", "7113");
    revoked("echo", "7113").body("outcome", equalTo("none"));
    asAdmin().get(user("echo", "7113")).then().body("state", equalTo("revoking"));

    round();

    revoked("echo", "7113").body("outcome", equalTo("none"));
    asAdmin().get(user("echo", "7113")).then().statusCode(404);
  }

  private static ValidatableResponse revoked(String app, String userId) {
    return asManager().body("{}").post(user(app, userId) + "/revocations").then().statusCode(200);
  }

  private static ValidatableResponse disconnect(String app, String userId) {
    return asManager().delete(user(app, userId) + "/credentials").then();
  }

  private static String user(String app, String userId) {
    return "/api/v1/apps/" + app + "/users/" + userId;
  }

  private static String basic(String id, String secret) {
    return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(US_ASCII));
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
    Database.of(source).run("update token_vault.oauth2_revocation set next_try_at = now()");
  }

  private List<String> sealedOf(String app) throws SQLException {
    return Database.of(source)
        .strings(
            "select kind from token_vault.secret where app = '%s' and user_id <> '' and sealed is not null"
                .formatted(app));
  }

  private List<String> trail(String app) throws SQLException {
    return Database.of(source)
        .strings(
            """
            select user_id || ' ' || purpose || ' ' || outcome || ' ' || caller_kind
            from token_vault.audit
            where app = '%s' and action = 'revoke-user-token' and purpose is not null order by id
            """
                .formatted(app));
  }
}
