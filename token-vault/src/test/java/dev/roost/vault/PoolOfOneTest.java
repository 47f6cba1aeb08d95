package dev.roost.vault;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asIngest;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.callWithBearer;
import static dev.roost.vault.fixtures.Call.putAppWithOwner;
import static dev.roost.vault.fixtures.Call.putToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.net.Reply;
import dev.roost.vault.doubles.FakeOAuth2;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever needed a second connection while it holds one would wait for itself. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(PoolOfOneTest.OneConnection.class)
class PoolOfOneTest {

  /** Pools of one connection, which whoever waits his turn waits for long enough. */
  public static final class OneConnection implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.datasource.reactive.max-size", "1",
          "roost.vault.signing.max-connections", "1",
          "roost.database.acquire-timeout", "20s");
    }
  }

  private static final String APP = "/api/v1/apps/single";
  private static final int PATIENCE_S = 60;

  private final CountDownLatch xIsAsked = new CountDownLatch(1);
  private final CountDownLatch xMayAnswer = new CountDownLatch(1);
  private FakeX x;

  @BeforeEach
  void anAppAndX() {
    x =
        FakeX.start()
            .givesBearer("AAAA%2FbearerOfSingle")
            .givesRequestToken("request-token-single", "request-token-secret")
            .givesAccess("42", "42-access-token", "access-token-secret");
    putAppWithOwner("single");
    putToken("single", "42");
  }

  @AfterEach
  void goodbye() {
    xMayAnswer.countDown();
    x.close();
  }

  @Test
  void everyRequestDoesWithOne() {
    assertThat(signed("PUT", "/webhooks/1.json", "app-owner")).isEqualTo(200);
    assertThat(signed("POST", "/webhooks/1/subscriptions/all.json", "user")).isEqualTo(200);
    assertThat(callWithBearer("single").statusCode()).isEqualTo(200);
    assertThat(signed("GET", "/other.json", "app-owner")).isEqualTo(403);
    assertThat(asIngest().get("/api/v1/webhook-keys").statusCode()).isEqualTo(200);
    String handshake = begin().jsonPath().getString("id");
    assertThat(
            asManager()
                .body("{\"oauthToken\":\"request-token-single\",\"verifier\":\"v\"}")
                .post(APP + "/handshakes/" + handshake + "/completion")
                .statusCode())
        .isEqualTo(200);
    assertThat(connectedByOAuth2()).isEqualTo(200);
    assertThat(asAdmin().post(APP + "/keys/rotation").statusCode()).isEqualTo(202);
    assertThat(asAdmin().get("/api/v1/audit").statusCode()).isEqualTo(200);
    assertThat(asAdmin().delete(APP + "/users/42/token").statusCode()).isLessThan(300);
  }

  @Test
  void nobodyHoldsOneWhileXIsAsked() throws Exception {
    x.on("/oauth/request_token", _ -> heldUp());
    CompletableFuture<Response> begun = CompletableFuture.supplyAsync(PoolOfOneTest::begin);
    assertThat(xIsAsked.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

    assertThat(asAdmin().get(APP).statusCode()).isEqualTo(200);
    putToken("single", "43");
    assertThat(begun).isNotDone();

    xMayAnswer.countDown();
    assertThat(begun.get(PATIENCE_S, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
  }

  @Test
  void nobodyHoldsOneWhileXIsCalled() throws Exception {
    x.on(
        FakeX.MIRROR,
        _ -> {
          heldUp();
          return Reply.of(200, "{}");
        });
    CompletableFuture<Response> called =
        CompletableFuture.supplyAsync(() -> callWithBearer("single"));
    assertThat(xIsAsked.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

    assertThat(signed("PUT", "/webhooks/1.json", "app-owner")).isEqualTo(200);
    putToken("single", "44");
    assertThat(called).isNotDone();

    xMayAnswer.countDown();
    assertThat(called.get(PATIENCE_S, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  /** And their token is renewed for a call. */
  private int connectedByOAuth2() {
    FakeOAuth2.at(x, "single").givesTokensThatHaveEnded();
    x.on("/2/activity/subscriptions", Reply.of(200, "{}"));
    asAdmin()
        .body("{\"client\":{\"id\":\"client-id-single\",\"secret\":\"client-secret-of-single\"}}")
        .put(APP);
    Response begun =
        asManager()
            .body(
                "{\"callback\":\"https://connect.example.com/callback\",\"scopes\":[\"dm.read\"]}")
            .post(APP + "/oauth2/handshakes");
    asManager()
        .body("{\"state\":\"%s\",\"code\":\"code\"}".formatted(begun.jsonPath().getString("state")))
        .post(APP + "/oauth2/handshakes/" + begun.jsonPath().getString("id") + "/completion")
        .then()
        .statusCode(200);
    return asManager()
        .body(
            """
            {"operation":"create-subscription","as":"oauth2-user","userId":"42",
             "body":{"event_type":"dm.received","filter":{"user_id":"42"},"webhook_id":"1"}}
            """)
        .post(APP + "/calls")
        .statusCode();
  }

  private Reply heldUp() throws InterruptedException {
    xIsAsked.countDown();
    assertThat(xMayAnswer.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    return Reply.of(
        200,
        "oauth_token=late&oauth_token_secret=request-token-secret&oauth_callback_confirmed=true");
  }

  private static Response begin() {
    return asManager()
        .body("{\"callback\":\"https://connect.example.com/callback\"}")
        .post(APP + "/handshakes");
  }

  private static int signed(String method, String path, String as) {
    String user = as.equals("user") ? ",\"userId\":\"42\"" : "";
    return asManager()
        .body(
            "{\"method\":\"%s\",\"url\":\"%s/1.1/account_activity%s\",\"as\":\"%s\"%s}"
                .formatted(method, FakeX.address(), path, as, user))
        .post(APP + "/authorizations")
        .statusCode();
  }
}
